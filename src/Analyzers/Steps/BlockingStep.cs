using System.Collections.Immutable;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF1005: a step blocks its thread.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingStep() : StepBodyAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.BlockingStep,
        "Step blocks its thread",
        "Step '{0}' blocks its thread with '{1}': {2}",
        RuleCategories.Steps,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Steps share the threads of the pool. A step that blocks one holds up others, its cancellation and its timeout.");

    private protected override void Analyze(StepBody body)
    {
        CompletedTasks? completed = null;
        SameThread? sameThread = null;
        foreach (IOperation operation in body.Operations)
        {
            if (BlockingCall.Of(operation) is not { } call
                || (call.Task is { } task && !(completed ??= new(body)).IsOpen(task, call.Method == "Wait"))
                || !(sameThread ??= new(body)).Runs(operation))
            {
                continue;
            }

            ImmutableDictionary<string, string?> data = ImmutableDictionary<string, string?>.Empty;
            if (StepBodies.ParametersInScope(operation, body.Step, KnownTypes.Context).FirstOrDefault() is { } context)
            {
                data = data.Add(FixData.Clock, $"{context.Name}.TimeProvider").Add(FixData.Token, $"{context.Name}.CancellationToken");
            }

            if (StepBodies.ParametersInScope(operation, body.Step, KnownTypes.CancellationToken).FirstOrDefault() is { } token)
            {
                data = data.SetItem(FixData.Token, token.Name);
            }

            body.Report(Diagnostic.Create(s_rule, operation.Syntax.GetLocation(), data, body.Step.Name, call.Method, call.Instead));
        }
    }
}
