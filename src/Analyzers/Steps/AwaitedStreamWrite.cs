using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF1001: WriteEventToStream is awaited.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AwaitedStreamWrite : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.AwaitedStreamWrite,
        "WriteEventToStream is awaited",
        "WriteEventToStream writes at once and returns nothing to await: remove 'await'",
        RuleCategories.Steps,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Writing to the stream never waits. A step that must not run ahead of its readers awaits Context.StreamCapacityAsync instead.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();

        // The syntax, since the compiler has no operation for what it rejects (CS4008).
        context.RegisterSyntaxNodeAction(OnAwait, SyntaxKind.AwaitExpression);
    }

    private static void OnAwait(SyntaxNodeAnalysisContext context)
    {
        var awaited = (AwaitExpressionSyntax)context.Node;
        if (StreamWrites.Find(awaited.Expression, context.SemanticModel, context.CancellationToken) is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(s_rule, awaited.GetLocation()));
        }
    }
}
