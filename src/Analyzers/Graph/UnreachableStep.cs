using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF2002: A step is never reached.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnreachableStep() : GraphAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.UnreachableStep,
        "A step is never reached",
        "Step '{0}' of '{1}' never runs: {2} comes from no step that is reached and from no input. Return or send it in a step, or remove this one.",
        RuleCategories.Graph,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A step runs when an event that it accepts comes: from a step that runs, or as the input of the run.");

    private protected override void Analyze(SymbolAnalysisContext context, WorkflowGraph graph)
    {
        if (graph.Inputs.Length == 0 || graph.Reach.IsOpen)
        {
            return;
        }

        int[] unreached = [.. Enumerable.Range(0, graph.Steps.Length).Where(step => !graph.Reach.Contains(step))];
        var links = new StepLinks(graph);
        Dictionary<int, HashSet<int>> closures = unreached.ToDictionary(static step => step, links.Closure);
        foreach (int step in unreached)
        {
            if (graph.Signatures[step].Parameters.Any(static parameter => parameter.Event?.Kind == EventKind.CatchAll))
            {
                // A net for what is to come.
                continue;
            }

            // What only another unreached step leads to is its consequence; in a circle each is the other's.
            if (unreached.All(other => !closures[other].Contains(step) || closures[step].Contains(other)))
            {
                AnalyzedStep unreachable = graph.Steps[step];
                context.ReportDiagnostic(Diagnostic.Create(s_rule, graph.PlaceOf(unreachable), unreachable.Method.Name, graph.Workflow.Type.Name, Accepted(unreachable)));
            }
        }
    }

    private static string Accepted(AnalyzedStep step) => string.Join(
        " or ",
        step.Signature.Parameters
            .Select((parameter, index) => (parameter, type: step.Method.Parameters[index].Type))
            .Where(static pair => pair.parameter.Event is not null)
            .Select(static pair => $"'{Texts.Of(EventsIn.Type(pair.type).First())}'"));
}
