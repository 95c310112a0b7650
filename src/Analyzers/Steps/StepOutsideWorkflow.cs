using System.Collections.Immutable;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF1012: a method with [Step] is in no workflow and can be in none. A class that a workflow of another assembly
/// may derive from is left alone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StepOutsideWorkflow : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.StepOutsideWorkflow,
        "A step is in no workflow",
        "'{0}' has [Step] and is in no workflow: {1}",
        RuleCategories.Steps,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Steps run where they are members of a class with [Workflow], or of a base of one that can call them.");

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
        if (AnalyzedWorkflows.IsWorkflow(type))
        {
            return;
        }

        IMethodSymbol[] steps = [.. type.GetMembers().OfType<IMethodSymbol>().Where(IsStep).OrderBy(static step => Places.OfName(step)?.SourceSpan.Start)];
        if (steps.Length == 0)
        {
            return;
        }

        if (type.TypeKind != TypeKind.Class || type.IsStatic)
        {
            Report(context, Places.OfName(type), steps[0], $"'{type.Name}' is {KindOf(type)}; move its steps to a class with [Workflow]", canBeWorkflow: false);
        }
        else if (!Inheritance.MayHaveWorkflow(type, context.Compilation))
        {
            Report(context, Places.OfName(type), steps[0], $"add [Workflow] to '{type.Name}'", canBeWorkflow: !type.IsAbstract);
        }
        else
        {
            foreach (IMethodSymbol step in steps.Where(static step => step.DeclaredAccessibility == Accessibility.Private))
            {
                if (!Inheritance.NestedWorkflows(type, context.Compilation).Any())
                {
                    Report(context, Places.OfName(step), step, $"it is private, and a workflow that derives from '{type.Name}' cannot call it; make it protected", canBeWorkflow: false);
                }
            }
        }
    }

    private static bool IsStep(IMethodSymbol method) =>
        method.PartialDefinitionPart is null && TypeFacts.HasAttribute(method, KnownTypes.StepAttribute);

    private static string KindOf(INamedTypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Struct => "a struct",
        TypeKind.Interface => "an interface",
        _ => "static",
    };

    private static void Report(SymbolAnalysisContext context, Location? place, IMethodSymbol step, string advice, bool canBeWorkflow) =>
        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            place,
            canBeWorkflow ? ImmutableDictionary<string, string?>.Empty.Add(FixData.CanBeWorkflow, "") : null,
            step.Name,
            advice));
}
