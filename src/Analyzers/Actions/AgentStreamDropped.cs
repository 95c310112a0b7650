using System.Collections.Immutable;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>GF6009: the run of an agent that nobody reads. It begins when it is read, and so never.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AgentStreamDropped : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.AgentStreamDropped,
        "An agent is asked and nobody reads its answer",
        "The agent does nothing: StreamAsync runs while it is read. Read it with 'await foreach', forward it with ctx.ForwardAsync, or await RunAsync.",
        RuleCategories.Actions,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Whoever reads the events drives the run.");

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
                start.RegisterOperationAction(OnCall, OperationKind.Invocation);
            }
        });
    }

    private static void OnCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name == "StreamAsync"
            && IsAgent(call.TargetMethod.ContainingType)
            && Drops.IsDropped(call)
            && !IsThrowCheck(call))
        {
            context.ReportDiagnostic(Diagnostic.Create(s_rule, call.Syntax.GetLocation()));
        }
    }

    private static bool IsAgent(ITypeSymbol type) => KnownTypes.Agent.Matches(type) || KnownTypes.Chain.Matches(type) || KnownTypes.AgentInterface.Matches(type);

    // A test of what asking throws: in a lambda of one expression there is nothing else to do.
    private static bool IsThrowCheck(IOperation call)
    {
        IOperation? current = call.Parent;
        while (current is not null and not IAnonymousFunctionOperation)
        {
            current = current.Parent;
        }

        return current?.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.LambdaExpressionSyntax { ExpressionBody: not null };
    }
}
