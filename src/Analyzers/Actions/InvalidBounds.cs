using System.Collections.Immutable;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF6007: an attribute that is to bound what models give bounds nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InvalidBounds : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.InvalidBounds,
        "A bound does not fit what it is to bound",
        "[{0}] does not bound '{1}': {2}",
        RuleCategories.Actions,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Models are not told of it, and what they give is not held against it.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (AgentsLibrary.IsReferenced(start.Compilation))
            {
                start.RegisterSymbolAction(OnMethod, SymbolKind.Method);
                start.RegisterSymbolAction(OnType, SymbolKind.NamedType);
            }
        });
    }

    private static void OnMethod(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.PartialDefinitionPart is null && ActionMethods.IsMarked(method))
        {
            foreach (IParameterSymbol parameter in method.Parameters)
            {
                Report(context, parameter, parameter.Type, parameter.GetAttributes());
            }
        }
    }

    private static void OnType(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!StructuredOutputs.IsMarked(type))
        {
            return;
        }

        foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>().Where(static property => !property.IsStatic))
        {
            IParameterSymbol? parameter = type.InstanceConstructors.SelectMany(static constructor => constructor.Parameters)
                .FirstOrDefault(parameter => parameter.Name == property.Name && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type));
            Report(context, property, property.Type, parameter is null ? property.GetAttributes() : property.GetAttributes().Concat(parameter.GetAttributes()));
        }
    }

    private static void Report(SymbolAnalysisContext context, ISymbol bounded, ITypeSymbol type, IEnumerable<AttributeData> attributes)
    {
        if (TypeFacts.IsUnresolved(type))
        {
            return;
        }

        foreach ((AttributeData attribute, BoundProblem problem) in BoundsParser.ProblemsOf(type, attributes))
        {
            if (Places.Of(attribute, context.CancellationToken) is { } place)
            {
                string name = attribute.AttributeClass!.Name;
                context.ReportDiagnostic(Diagnostic.Create(s_rule, place, name.Substring(0, name.Length - nameof(Attribute).Length), bounded.Name, Reason(problem, type)));
            }
        }
    }

    private static string Reason(BoundProblem problem, ITypeSymbol type) => problem switch
    {
        BoundProblem.DoesNotFit => $"a value of type '{Texts.Of(type)}' has no such bound",
        BoundProblem.Empty => "no value is within it",
        BoundProblem.InvalidPattern => "the pattern is no regular expression",
        _ => $"what it says cannot be read as a bound of '{Texts.Of(type)}'",
    };
}
