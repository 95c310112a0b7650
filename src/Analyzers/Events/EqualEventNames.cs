using System.Collections.Immutable;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF3004: two events that are read at one place have one name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EqualEventNames : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.EqualEventNames,
        "Two events have one name",
        "'{0}' and '{1}' are both called \"{2}\" among {3}: give one of them another name, such as [StreamEvent(Name = \"…\")]",
        RuleCategories.Events,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "JSON names an event by its EventType. Of two events with one name, only the first is ever read.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(OnType, SymbolKind.NamedType);
    }

    private static void OnType(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (Unions.Is(type))
        {
            // With a case that it cannot name it reads none.
            INamedTypeSymbol[] cases = Unions.Cases(type);
            bool isRead = cases.All(record => CaseName.In(record, type, context.Compilation) is not null);
            foreach ((INamedTypeSymbol first, INamedTypeSymbol second) in Equal(isRead ? cases : []))
            {
                if (NearestUnion(first, second) is { } union && SymbolEqualityComparer.Default.Equals(union, type))
                {
                    Report(context, PlaceOfName(second, context.CancellationToken), first.ToDisplayString(), second, $"the cases of '{type.Name}'");
                }
            }
        }
        else if (AnalyzedWorkflows.IsWorkflow(type))
        {
            OnWorkflow(context, type);
        }
    }

    private static void OnWorkflow(SymbolAnalysisContext context, INamedTypeSymbol workflow)
    {
        INamedTypeSymbol[] published = [.. PublishedEvents.Types(workflow, context.Compilation)
            .Where(static type => !TypeFacts.IsUnresolved(type))
            .SelectMany(static type => type.IsAbstract ? Unions.Cases(type) : [type.OriginalDefinition])
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .Where(static type => !EventNames.IsByHand(type) && !UnknownCases.Is(type))];
        foreach (INamedTypeSymbol type in published.Where(IsNamedAsTheEngines))
        {
            Report(context, PlaceOf(type, workflow, context), $"GenFlow.{EventNames.NameOf(type)}", type, $"what '{workflow.Name}' publishes");
        }

        foreach ((INamedTypeSymbol first, INamedTypeSymbol second) in Equal(published.Where(static type => !IsNamedAsTheEngines(type))))
        {
            // The union says it itself.
            if (NearestUnion(first, second) is null)
            {
                Report(context, PlaceOf(second, workflow, context), first.ToDisplayString(), second, $"what '{workflow.Name}' publishes");
            }
        }
    }

    private static void Report(SymbolAnalysisContext context, Location? place, string first, INamedTypeSymbol second, string among)
    {
        if (place is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(s_rule, place, first, second.ToDisplayString(), EventNames.NameOf(second), among));
        }
    }

    private static bool IsNamedAsTheEngines(INamedTypeSymbol type) =>
        EventNames.NameOf(type) is var name && EngineEventNames.All.Contains(name) && type.ToDisplayString() != $"GenFlow.{name}";

    // Each event with the first of its name.
    private static IEnumerable<(INamedTypeSymbol First, INamedTypeSymbol Second)> Equal(IEnumerable<INamedTypeSymbol> events) => events
        .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
        .Where(static type => !EventNames.IsByHand(type) && !UnknownCases.Is(type))
        .GroupBy(EventNames.NameOf, StringComparer.Ordinal)
        .SelectMany(static group => group.Skip(1).Select(second => (group.First(), second)));

    private static INamedTypeSymbol? NearestUnion(INamedTypeSymbol first, INamedTypeSymbol second)
    {
        for (INamedTypeSymbol? type = first.BaseType; type is not null; type = type.BaseType)
        {
            if (Unions.Is(type) && EventRecords.DerivesFrom(second, type.OriginalDefinition))
            {
                return type.OriginalDefinition;
            }
        }

        return null;
    }

    private static Location? PlaceOfName(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        EventTypes.AttributeOf(type) is { } attribute && EventNames.In(attribute) is not null
            ? Places.Of(attribute, cancellationToken)
            : Places.OfName(type);

    // Where the workflow says that it publishes the event, or what contains it.
    private static Location? PlaceOf(INamedTypeSymbol published, INamedTypeSymbol workflow, SymbolAnalysisContext context)
    {
        foreach (AttributeData attribute in StepMethods.Of(workflow, context.Compilation)
            .Where(step => SymbolEqualityComparer.Default.Equals(step.ContainingType, workflow))
            .SelectMany(static step => step.GetAttributes()))
        {
            if (KnownTypes.PublishesAttribute.Matches(attribute.AttributeClass)
                && attribute.AttributeClass!.TypeArguments[0] is INamedTypeSymbol declared
                && Publishes(declared, published, context.Compilation))
            {
                return Places.Of(attribute, context.CancellationToken);
            }
        }

        return Places.OfName(workflow);
    }

    private static bool Publishes(INamedTypeSymbol declared, INamedTypeSymbol published, Compilation compilation) =>
        EventTypes.IsEvent(declared)
            ? SymbolEqualityComparer.Default.Equals(declared.OriginalDefinition, published) || EventRecords.DerivesFrom(published, declared.OriginalDefinition)
            : AnalyzedWorkflows.IsWorkflow(declared) && PublishedEvents.Types(declared, compilation).Any(inner =>
                SymbolEqualityComparer.Default.Equals(inner.OriginalDefinition, published) || EventRecords.DerivesFrom(published, inner.OriginalDefinition));
}
