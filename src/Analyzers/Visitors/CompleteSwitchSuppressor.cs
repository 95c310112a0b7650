using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>GFS001: a switch expression that has all cases of a closed union is exhaustive, which the compiler cannot know.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CompleteSwitchSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor s_complete = new(
        RuleIds.CompleteSwitch, "CS8509", "All cases of the union are there, and no other record can derive from it.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [s_complete];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree
                && tree.GetRoot(context.CancellationToken).FindToken(diagnostic.Location.SourceSpan.Start).Parent is SwitchExpressionSyntax expression
                && IsComplete(expression, context.GetSemanticModel(tree), context.CancellationToken))
            {
                context.ReportSuppression(Suppression.Create(s_complete, diagnostic));
            }
        }
    }

    private static bool IsComplete(SwitchExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetOperation(expression, cancellationToken) is not ISwitchExpressionOperation operation)
        {
            return false;
        }

        ISymbol within = model.GetEnclosingSymbol(expression.SpanStart, cancellationToken) is { ContainingType: { } type } ? type : model.Compilation.Assembly;

        // The compiler speaks of a missing null only where nothing else is missing.
        bool mayBeNull = model.GetTypeInfo(expression.GoverningExpression, cancellationToken).Nullability.FlowState == NullableFlowState.MaybeNull;
        return UnionSwitch.Of(operation, within, model.Compilation) is { Missing.IsEmpty: true } found && (found.TakesNull || !mayBeNull);
    }
}
