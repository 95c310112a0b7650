using System.Collections.Immutable;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GFS002: a step that yields needs no [EnumeratorCancellation]: the engine gives it the step's token when it calls it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StepTokenSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor s_given = new(
        RuleIds.StepToken, "CS8425", "The engine gives the step's token as the argument.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [s_given];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree
                && tree.GetRoot(context.CancellationToken).FindToken(diagnostic.Location.SourceSpan.Start).Parent is MethodDeclarationSyntax method
                && context.GetSemanticModel(tree).GetDeclaredSymbol(method, context.CancellationToken) is { } symbol
                && TypeFacts.HasAttribute(symbol, KnownTypes.StepAttribute))
            {
                context.ReportSuppression(Suppression.Create(s_given, diagnostic));
            }
        }
    }
}
