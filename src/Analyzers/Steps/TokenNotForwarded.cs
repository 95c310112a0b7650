using System.Collections.Immutable;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>GF1007: a step does not give its token to a call that takes one. Where the token is the last parameter of a function around
/// the call, CA2016 of the SDK says so.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TokenNotForwarded() : StepBodyAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.TokenNotForwarded,
        "Token of the step is not forwarded",
        "'{0}' takes a cancellation token: give it '{1}', so that it ends with step '{2}'",
        RuleCategories.Steps,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "A step that is cancelled waits for what it awaits. Where a call must go on, CancellationToken.None says so.");

    private protected override void Analyze(StepBody body)
    {
        foreach (IOperation operation in body.Operations)
        {
            if (operation is not IInvocationOperation call
                || call.Syntax is not InvocationExpressionSyntax syntax
                || IsCleanup(call)
                || TokenSlot.Of(call, body) is not { } slot
                || StepBodies.FunctionsAround(call, body.Step).Any(EndsWithToken)
                || TokenAt(call, body.Step) is not { } token)
            {
                continue;
            }

            ImmutableDictionary<string, string?> data = ImmutableDictionary<string, string?>.Empty.Add(FixData.Token, token);
            body.Report(Diagnostic.Create(
                s_rule,
                NameOf(syntax).GetLocation(),
                slot.IsNamed ? data.Add(FixData.Parameter, slot.Parameter) : data,
                call.TargetMethod.Name,
                token,
                body.Step.Name));
        }
    }

    private static ExpressionSyntax NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => call.Expression,
    };

    private static string? TokenAt(IOperation operation, IMethodSymbol step) =>
        StepBodies.ParametersInScope(operation, step, KnownTypes.CancellationToken).FirstOrDefault() is { } token ? token.Name
        : StepBodies.ParametersInScope(operation, step, KnownTypes.Context).FirstOrDefault() is { } context ? $"{context.Name}.CancellationToken"
        : null;

    private static bool EndsWithToken(IMethodSymbol function) => KnownTypes.CancellationToken.Matches(function.Parameters.LastOrDefault()?.Type);

    // What must be done after a cancellation cannot be cancelled.
    private static bool IsCleanup(IOperation operation)
    {
        for (IOperation child = operation; child.Parent is { } parent; child = parent)
        {
            if (parent is ICatchClauseOperation || (parent is ITryOperation attempt && ReferenceEquals(attempt.Finally, child)))
            {
                return true;
            }
        }

        return false;
    }
}
