using System.Collections.Immutable;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>GF1014: an event that only the engine writes is given to WriteEventToStream.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EnginesEventWritten : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.EnginesEventWritten,
        "An event of the engine is written to the stream",
        "WriteEventToStream refuses '{0}', which only the engine writes, with an exception. {1}.",
        RuleCategories.Steps,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Requests, ends, retries, gaps and lifecycle items are on the stream because something has happened: the engine writes them when it has.");

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
        if (call.TargetMethod.Name != "WriteEventToStream" || !KnownTypes.Context.Matches(call.TargetMethod.ContainingType) || call.Arguments.Length != 1)
        {
            return;
        }

        foreach ((ITypeSymbol? type, SyntaxNode place) in KnownValues.Of(call.Arguments[0].Value))
        {
            if (type is not null && InsteadOf(type) is { } instead)
            {
                context.ReportDiagnostic(Diagnostic.Create(s_rule, place.GetLocation(), Texts.Of(type), instead));
            }
        }
    }

    private static string? InsteadOf(ITypeSymbol type) =>
        ProducedEvent.IsRequest(type) ? "To ask people, return it from the step or await ctx.RequestInputAsync"
        : IsOrDerivesFrom(type, KnownTypes.RunEnded) ? "To end the run, return a StopEvent"
        : IsOrDerivesFrom(type, KnownTypes.Lifecycle) ? "Set RunOptions.Lifecycle to have these items"
        : KnownTypes.StepRetrying.Matches(type) ? "Give the step [Step(Retries = …)]"
        : KnownTypes.InputClosed.Matches(type) || KnownTypes.StreamGap.Matches(type) ? "Leave it out when you forward a stream"
        : null;

    private static bool IsOrDerivesFrom(ITypeSymbol type, KnownType ancestor) => ancestor.Matches(type) || EventTypes.DerivesFrom(type, ancestor);
}
