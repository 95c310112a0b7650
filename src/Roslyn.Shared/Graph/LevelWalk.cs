namespace GenFlow.Roslyn;

/// <summary>Finds what events can reach without leaving the scope that they are in and without entering one that a
/// fan-out opens. What a join gives belongs outside the scope that it closes: it is found here exactly where that scope is
/// opened here.</summary>
/// <param name="steps">The workflow's steps.</param>
/// <param name="acceptance">Who takes what.</param>
/// <param name="openers">The joins found so far.</param>
/// <param name="absorbed">A join whose events are not followed into scopes that it closes; −1 for none.</param>
/// <param name="except">An opener whose scope is entered all the same.</param>
internal sealed class LevelWalk(StepSignature[] steps, Acceptance acceptance, Openers openers, int absorbed = -1, Opener? except = null)
{
    private readonly Queue<EventReference> _waiting = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly HashSet<int> _given = [];

    /// <summary>The parameters of joins that are reached.</summary>
    public HashSet<EventTarget> Arrivals { get; } = [];

    /// <summary>The fan-outs that run at this level.</summary>
    public HashSet<int> FanOuts { get; } = [];

    /// <summary>Goes on from events that are given at this level.</summary>
    public LevelWalk From(IEnumerable<EventReference> events)
    {
        foreach (EventReference ev in events)
        {
            _waiting.Enqueue(ev);
        }

        return Walk();
    }

    /// <summary>Goes on from an event that is taken by one parameter.</summary>
    public LevelWalk From(EventTarget target, EventReference taken)
    {
        Reach(target, taken);
        return Walk();
    }

    private LevelWalk Walk()
    {
        while (_waiting.Count > 0)
        {
            EventReference declared = _waiting.Dequeue();
            if (_seen.Add(declared.Identity))
            {
                foreach (EventReference taken in acceptance.MayBeTakenAs(declared))
                {
                    Take(taken);
                }
            }
        }

        return this;
    }

    private void Take(EventReference taken)
    {
        if (!_taken.Add(taken.Identity))
        {
            return;
        }

        var opener = new Opener(-1, taken.Identity);
        SortedSet<int> joins = openers.JoinsOf(opener);
        Close(joins);
        if (Enters(opener, joins))
        {
            foreach (EventTarget target in acceptance.TargetsOf(taken))
            {
                Reach(target, taken);
            }
        }
    }

    private void Reach(EventTarget target, EventReference taken)
    {
        if (target.Slot >= 0)
        {
            Arrivals.Add(target);
            return;
        }

        Fail(taken);
        Give(target.Step);
    }

    private bool Enters(Opener opener, SortedSet<int> joins) => !joins.Contains(absorbed) || opener == except;

    private void Close(SortedSet<int> joins)
    {
        foreach (int join in joins)
        {
            Fail(null);
            Give(join);
        }
    }

    private void Give(int step)
    {
        if (!_given.Add(step))
        {
            return;
        }

        var opener = new Opener(step, null);
        SortedSet<int> joins = openers.JoinsOf(opener);
        Close(joins);
        if (steps[step].IsFanOut)
        {
            FanOuts.Add(step);
        }
        else if (Enters(opener, joins))
        {
            foreach (EventReference output in steps[step].Outputs)
            {
                _waiting.Enqueue(output);
            }
        }
    }

    // A step that fails is recovered from in its own place. A join has no input that a failure could be typed by.
    private void Fail(EventReference? input)
    {
        foreach (EventReference failure in acceptance.MayBeTakenAsFailureOf(input))
        {
            Take(failure);
        }
    }
}
