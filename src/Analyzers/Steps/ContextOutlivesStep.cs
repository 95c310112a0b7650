using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>GF1006: the Context of a step is kept, or used by work that nobody awaits.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContextOutlivesStep() : StepBodyAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.ContextOutlivesStep,
        "Context outlives its step",
        "A Context is for one attempt of one step: {0}",
        RuleCategories.Steps,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "What is written with a Context after the end of its run is dropped and counted, and what is sent after its step has ended may fail.");

    private protected override void AlsoAnalyze(AnalysisContext context) => context.RegisterSymbolAction(OnType, SymbolKind.NamedType);

    private protected override void Analyze(StepBody body)
    {
        DroppedWork? dropped = null;
        foreach (IOperation operation in body.Operations)
        {
            switch (operation)
            {
                case ISimpleAssignmentOperation assignment when KeptContexts.Keeps(assignment) is { } member:
                    body.Report(Diagnostic.Create(s_rule, assignment.Syntax.GetLocation(), Kept(member)));
                    break;
                case IInvocationOperation or IObjectCreationOperation when (dropped ??= new(body)).UsesContext(operation):
                    body.Report(Diagnostic.Create(s_rule, operation.Syntax.GetLocation(), $"await '{NameOf(operation)}', which uses it, before step '{body.Step.Name}' ends"));
                    break;
            }
        }
    }

    private static void OnType(SymbolAnalysisContext context)
    {
        foreach (IFieldSymbol field in ((INamedTypeSymbol)context.Symbol).GetMembers().OfType<IFieldSymbol>())
        {
            ISymbol member = field.AssociatedSymbol ?? field;
            if (KeptContexts.IsHolder(member, field.Type) && Places.OfName(member) is { } place)
            {
                context.ReportDiagnostic(Diagnostic.Create(s_rule, place, Kept(member)));
            }
        }
    }

    private static string Kept(ISymbol member) => $"do not keep it in '{member.Name}', give it to the code that needs it";

    private static string? NameOf(IOperation operation) => operation switch
    {
        IInvocationOperation { Instance: IObjectCreationOperation creation } => creation.Type?.Name,
        IInvocationOperation call => call.TargetMethod.Name,
        _ => operation.Type?.Name,
    };
}
