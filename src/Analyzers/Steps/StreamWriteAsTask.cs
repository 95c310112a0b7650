using System.Collections.Immutable;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF1002: WriteEventToStream is made a task: given to another thread, or returned as one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StreamWriteAsTask : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.StreamWriteAsTask,
        "WriteEventToStream is made a task",
        "WriteEventToStream writes at once: call it as a statement of its own, {0}",
        RuleCategories.Steps,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A write on another thread may come behind later ones, or after the step has ended, when it is dropped. The call itself never waits and gives no task.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();

        // The syntax, since the compiler has no operation for what it rejects (CS0029).
        context.RegisterSyntaxNodeAction(OnCall, SyntaxKind.InvocationExpression);
    }

    private static void OnCall(SyntaxNodeAnalysisContext context)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (StreamWrites.Is(call, context.SemanticModel, context.CancellationToken))
        {
            if (UseAsTask(call, context.SemanticModel, context.CancellationToken) is { } instead)
            {
                context.ReportDiagnostic(Diagnostic.Create(s_rule, call.GetLocation(), instead));
            }
        }
        else if (HandedOverWrites.AreIn(call, context.SemanticModel, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(s_rule, call.GetLocation(), "not on another thread"));
        }
    }

    // What to do instead; null where no task is expected of the call.
    private static string? UseAsTask(InvocationExpressionSyntax write, SemanticModel model, CancellationToken cancellationToken)
    {
        ExpressionSyntax value = write;
        while (value.Parent is ParenthesizedExpressionSyntax parenthesized)
        {
            value = parenthesized;
        }

        switch (value.Parent)
        {
            case ReturnStatementSyntax statement:
                return Returns(statement, isExpression: false, model, cancellationToken) ? "then return" : null;
            case ArrowExpressionClauseSyntax or LambdaExpressionSyntax:
                return Returns(value, isExpression: true, model, cancellationToken) ? "then return" : null;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } }:
                return TaskTypes.IsTask(model.GetTypeInfo(declaration.Type, cancellationToken).Type) ? "there is no task to keep" : null;
            case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax outer } }:
                return IsWhenAll(outer, model, cancellationToken) ? "there is no task to wait for" : null;
            default:
                return null;
        }
    }

    private static bool Returns(SyntaxNode node, bool isExpression, SemanticModel model, CancellationToken cancellationToken)
    {
        for (SyntaxNode? current = node.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case AnonymousFunctionExpressionSyntax function:
                    return IsRefused(
                        (model.GetTypeInfo(function, cancellationToken).ConvertedType as INamedTypeSymbol)?.DelegateInvokeMethod?.ReturnType,
                        function.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword),
                        isExpression);
                case LocalFunctionStatementSyntax function:
                    return IsRefused(model.GetTypeInfo(function.ReturnType, cancellationToken).Type, function.Modifiers.Any(SyntaxKind.AsyncKeyword), isExpression);
                case MethodDeclarationSyntax method:
                    return IsRefused(model.GetTypeInfo(method.ReturnType, cancellationToken).Type, method.Modifiers.Any(SyntaxKind.AsyncKeyword), isExpression);
                case MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    // The expression of an async function that gives nothing is a statement.
    private static bool IsRefused(ITypeSymbol? returned, bool isAsync, bool isExpression) =>
        TaskTypes.IsTask(returned) && !(isAsync && isExpression && TaskTypes.ResultOf(returned) is null);

    private static bool IsWhenAll(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        SymbolInfo symbol = model.GetSymbolInfo(call, cancellationToken);
        return (symbol.Symbol ?? symbol.CandidateSymbols.FirstOrDefault()) is IMethodSymbol { Name: "WhenAll" or "WhenAny" } method
            && KnownTypes.Task.Matches(method.ContainingType);
    }
}
