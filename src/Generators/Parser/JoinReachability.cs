using GenFlow.Generators.Model;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Parser;

/// <summary>Finds, for each fan-out, the joins that close its scope by declaration: those that its events can reach
/// without leaving the scope.</summary>
internal sealed class JoinReachability
{
    private readonly StepSignature[] _steps;
    private readonly Acceptance _acceptance;
    private readonly SortedSet<int>[] _joins;

    private JoinReachability(StepSignature[] steps, Acceptance acceptance)
    {
        _steps = steps;
        _acceptance = acceptance;
        _joins = [.. steps.Select(static _ => new SortedSet<int>())];
    }

    /// <summary>The indices of the joins, for each step; empty for a step that is no fan-out.</summary>
    public static EquatableArray<int>[] Find(StepSignature[] steps, Acceptance acceptance)
    {
        var search = new JoinReachability(steps, acceptance);
        search.Settle();
        return [.. search._joins.Select(static joins => joins.ToEquatableArray())];
    }

    // What a nested fan-out gives to its surroundings depends on its joins, and those on fan-outs nested further:
    // sets only grow, so that repeating until nothing changes ends.
    private void Settle()
    {
        bool grown = true;
        while (grown)
        {
            grown = false;
            for (int step = 0; step < _steps.Length; step++)
            {
                grown |= _steps[step].IsFanOut && Explore(step);
            }
        }
    }

    private bool Explore(int fanOut)
    {
        SortedSet<int> joins = _joins[fanOut];
        int before = joins.Count;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<EventReference>(_steps[fanOut].Outputs);
        while (waiting.Count > 0)
        {
            EventReference declared = waiting.Dequeue();
            if (!seen.Add(declared.Identity))
            {
                continue;
            }

            foreach (TargetModel target in _acceptance.MayReach(declared))
            {
                if (target.Slot >= 0)
                {
                    joins.Add(target.Step);
                    continue;
                }

                foreach (EventReference output in GivesAtItsLevel(target.Step, []))
                {
                    waiting.Enqueue(output);
                }
            }
        }

        return joins.Count > before;
    }

    // A step gives what it declares; a fan-out gives what the joins give that close its scope.
    private IEnumerable<EventReference> GivesAtItsLevel(int step, HashSet<int> entered) =>
        !_steps[step].IsFanOut ? _steps[step].Outputs
        : !entered.Add(step) ? []
        : _joins[step].SelectMany(join => GivesAtItsLevel(join, entered));
}
