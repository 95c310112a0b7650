using System.Collections.Immutable;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>GF1010: a run is started and its handler, or the task of its result, is dropped.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerDropped : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.HandlerDropped,
        "Run is started and dropped",
        "Nobody learns how this run of '{0}' ends: {1}",
        RuleCategories.Steps,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A handler gives the run's result and its failure, and disposing it ends the run. A run whose handler is dropped goes on unwatched, and its failure is only logged.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(OnCall, OperationKind.Invocation);
    }

    private static void OnCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.Instance?.Type is not INamedTypeSymbol workflow)
        {
            return;
        }

        bool gives = GivesHandler(call.TargetMethod);
        if ((gives ? IsHandlerDropped(call) : IsExecute(call.TargetMethod, workflow) && IsTaskDropped(call)) && !IsThrowCheck(call))
        {
            string instead = gives ? "keep its handler with 'await using', or await ExecuteAsync" : "await it";
            context.ReportDiagnostic(Diagnostic.Create(s_rule, call.Syntax.GetLocation(), workflow.Name, instead));
        }
    }

    private static bool GivesHandler(IMethodSymbol method) =>
        method.Name == "RunAsync"
        && KnownTypes.ValueTaskOfResult.Matches(method.ReturnType)
        && KnownTypes.WorkflowHandler.Matches(TaskTypes.ResultOf(method.ReturnType));

    private static bool IsExecute(IMethodSymbol method, INamedTypeSymbol workflow) =>
        method.Name == "ExecuteAsync" && KnownTypes.TaskOfResult.Matches(method.ReturnType) && AnalyzedWorkflows.IsWorkflow(workflow);

    private static bool IsHandlerDropped(IInvocationOperation call)
    {
        IOperation outer = Drops.Outer(call);
        return Drops.IsDropped(outer) || (outer.Parent is IAwaitOperation awaited && (Drops.IsDropped(awaited) || IsUnusedLocal(awaited)));
    }

    // In an async function the compiler itself reports the statement (CS4014).
    private static bool IsTaskDropped(IInvocationOperation call) =>
        Drops.IsDropped(call) && (Drops.Outer(call).Parent is ISimpleAssignmentOperation || !IsInAsync(call.Syntax));

    private static bool IsInAsync(SyntaxNode node)
    {
        for (SyntaxNode? current = node.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case AnonymousFunctionExpressionSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case GlobalStatementSyntax:
                    return true;
            }
        }

        return false;
    }

    private static bool IsUnusedLocal(IAwaitOperation awaited)
    {
        IOperation outer = Drops.Outer(awaited);
        if (outer.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator }
            || declarator.Parent?.Parent is not IVariableDeclarationGroupOperation { Parent: IBlockOperation block })
        {
            return false;
        }

        return !block.Descendants().Any(operation => operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local));
    }

    // A test of what starting throws: no run, no handler. Any lambda of one expression may be one, unless it is run at once.
    private static bool IsThrowCheck(IInvocationOperation call)
    {
        for (IOperation? current = call.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation function)
            {
                IMethodSymbol? taker = OtherThreads.MethodOf(OtherThreads.TakerOf(function));
                return function.Syntax is LambdaExpressionSyntax { ExpressionBody: not null }
                    ? taker is null || !OtherThreads.Run(taker)
                    : taker is not null && taker.Name.StartsWith("Throw", StringComparison.Ordinal);
            }
        }

        return false;
    }
}
