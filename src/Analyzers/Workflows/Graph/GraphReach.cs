using GenFlow.Roslyn;

namespace GenFlow.Analyzers;

/// <summary>Which steps a run can come to, whatever it does on the way.</summary>
internal sealed class GraphReach
{
    private readonly WorkflowGraph _graph;
    private readonly Queue<EventReference> _waiting = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly HashSet<EventTarget> _targets = [];
    private readonly HashSet<int> _steps = [];

    public GraphReach(WorkflowGraph graph)
    {
        _graph = graph;
        foreach (EventReference input in graph.Inputs)
        {
            _waiting.Enqueue(input);
        }

        while (_waiting.Count > 0)
        {
            EventReference declared = _waiting.Dequeue();
            if (_seen.Add(declared.Identity))
            {
                foreach (EventReference taken in graph.Acceptance.MayBeTakenAs(declared))
                {
                    Take(taken);
                }
            }
        }
    }

    /// <summary>Whether a step that is reached may send what cannot be told, so that any step may be reached.</summary>
    public bool IsOpen => _steps.Any(step => _graph.Effects[step].SendsAreOpen);

    /// <summary>The indices of the steps that are reached, in their order.</summary>
    public IEnumerable<int> Steps => _steps.OrderBy(static step => step);

    public bool Contains(int step) => _steps.Contains(step);

    /// <summary>Whether an event comes to the parameter of a join.</summary>
    public bool Contains(int step, int slot) => _targets.Contains(new(step, slot));

    private void Take(EventReference taken)
    {
        if (!_taken.Add(taken.Identity))
        {
            return;
        }

        foreach (EventTarget target in _graph.Acceptance.TargetsOf(taken))
        {
            _targets.Add(target);
            foreach (EventReference failure in _graph.Acceptance.MayBeTakenAsFailureOf(target.Slot < 0 ? taken : null))
            {
                Take(failure);
            }

            if (_steps.Add(target.Step))
            {
                foreach (EventReference output in _graph.Signatures[target.Step].Outputs)
                {
                    _waiting.Enqueue(output);
                }
            }
        }
    }
}
