namespace GenFlow.Roslyn;

/// <summary>Finds the joins that collect and close the scope of a fan-out: those reached at its own level, and those that
/// name it, reached at any depth.</summary>
internal sealed class CollectSearch(StepSignature[] steps, Acceptance acceptance, Openers openers)
{
    private readonly bool _hasFrom = steps.Any(static step => step.CollectFrom is not null);

    /// <summary>Whether a join was found that was not known.</summary>
    public bool Grow()
    {
        bool grown = false;
        for (int step = 0; step < steps.Length; step++)
        {
            if (steps[step].IsFanOut)
            {
                grown |= Grow(step);
            }
        }

        return grown;
    }

    private bool Grow(int fanOut)
    {
        LevelWalk level = Level(fanOut);
        bool grown = Add(fanOut, level, from: null);
        if (_hasFrom)
        {
            grown |= AddWithin(fanOut, level);
        }

        return grown;
    }

    private bool AddWithin(int fanOut, LevelWalk own)
    {
        bool grown = false;
        var seen = new HashSet<int> { fanOut };
        var waiting = new Queue<LevelWalk>([own]);
        while (waiting.Count > 0)
        {
            LevelWalk level = waiting.Dequeue();
            grown |= Add(fanOut, level, steps[fanOut].Name);
            foreach (int nested in level.FanOuts.Where(seen.Add))
            {
                waiting.Enqueue(Level(nested));
            }
        }

        return grown;
    }

    private bool Add(int fanOut, LevelWalk level, string? from)
    {
        bool grown = false;
        foreach (int join in level.Arrivals.Select(static target => target.Step))
        {
            if (steps[join].CollectSlots > 0 && steps[join].CollectFrom == from)
            {
                grown |= openers.Add(new(fanOut, null), join);
            }
        }

        return grown;
    }

    private LevelWalk Level(int fanOut) => new LevelWalk(steps, acceptance, openers).From(steps[fanOut].Outputs);
}
