using GenFlow.Roslyn;

namespace GenFlow.Analyzers;

/// <summary>Which steps may run because of a step.</summary>
internal sealed class StepLinks(WorkflowGraph graph)
{
    /// <summary>Those that may take what the step gives, and those that may recover from it.</summary>
    public IEnumerable<int> From(int step) => Next(step).Concat(Recoveries(step)).Distinct();

    /// <summary>Those that may take what the step gives.</summary>
    public IEnumerable<int> Next(int step) => Targets(graph.Signatures[step].Outputs.SelectMany(graph.Acceptance.MayBeTakenAs));

    /// <summary>Everything that may come of the step; itself only where it comes back to it.</summary>
    public HashSet<int> Closure(int step)
    {
        var found = new HashSet<int>();
        var waiting = new Stack<int>([step]);
        while (waiting.Count > 0)
        {
            foreach (int next in From(waiting.Pop()).Where(found.Add))
            {
                waiting.Push(next);
            }
        }

        return found;
    }

    private IEnumerable<int> Recoveries(int step) => Targets(graph.Signatures[step].Parameters
        .Where(static parameter => parameter.Event is not null)
        .SelectMany(parameter => graph.Acceptance.MayBeTakenAsFailureOf(parameter.Slot < 0 ? parameter.Event : null)));

    private IEnumerable<int> Targets(IEnumerable<EventReference> taken) =>
        taken.SelectMany(type => graph.Acceptance.TargetsOf(type)).Select(static target => target.Step).Distinct();
}
