namespace GenFlow.Roslyn;

/// <summary>Finds what opens scopes for joins of several events: what all of a join's parameters can be reached from, over
/// more than one way.</summary>
/// <param name="steps">The workflow's steps.</param>
/// <param name="acceptance">Who takes what.</param>
/// <param name="openers">Where the pairs are added.</param>
/// <param name="excluded">Pairs that were found to be none.</param>
internal sealed class DiamondSearch(StepSignature[] steps, Acceptance acceptance, Openers openers, HashSet<(Opener Opener, int Join)> excluded)
{
    private readonly int[] _diamonds = [.. Enumerable.Range(0, steps.Length).Where(index => steps[index].IsDiamond)];

    /// <summary>Whether a pair was found that was not known.</summary>
    public bool Grow()
    {
        bool grown = false;
        foreach (Opener opener in Candidates())
        {
            HashSet<EventTarget>[] ways = Ways(opener);
            foreach (int join in _diamonds)
            {
                if (Meets(opener, join, ways) && !excluded.Contains((opener, join)))
                {
                    grown |= openers.Add(opener, join);
                }
            }
        }

        return grown;
    }

    /// <summary>Known pairs that are none: openers further in take the events that would meet in this one.</summary>
    public (Opener Opener, int Join)[] Superfluous()
    {
        (Opener Opener, int Join)[] incomplete = [.. openers.All.Where(pair => steps[pair.Join].IsDiamond && !MeetsUnabsorbed(pair.Opener, pair.Join))];

        // Of a fan-out all must be left, since the branches of two of its items have it for an ancestor by chance. Elsewhere
        // a join may also end with an event missing, which it can only where one is left.
        (Opener Opener, int Join)[] empty = [.. incomplete.Where(pair => IsFanOut(pair.Opener) || IsEmpty(pair.Opener, pair.Join))];
        if (empty.Length > 0)
        {
            return empty;
        }

        // One in which nothing can meet must not take from one around it in which something would.
        foreach ((Opener Opener, int Join) pair in incomplete.OrderBy(static pair => pair.Opener.Type is not null))
        {
            if (openers.All.Any(other => other.Join == pair.Join && other.Opener != pair.Opener && MeetsWithout(other.Opener, pair)))
            {
                return [pair];
            }
        }

        return [];
    }

    private bool MeetsWithout(Opener opener, (Opener Opener, int Join) absent)
    {
        HashSet<EventTarget>[] ways = Ways(opener, absent.Join, absent.Opener);
        return Meets(opener, absent.Join, ways) && Arrivals(ways, absent.Join) > Arrivals(Ways(opener, absent.Join), absent.Join);
    }

    private static int Arrivals(HashSet<EventTarget>[] ways, int join) => ways.Sum(way => way.Count(target => target.Step == join));

    private bool MeetsUnabsorbed(Opener opener, int join) => Meets(opener, join, Ways(opener, join));

    private bool IsEmpty(Opener opener, int join) => Arrivals(Ways(opener, join), join) == 0;

    private IEnumerable<Opener> Candidates()
    {
        if (_diamonds.Length == 0)
        {
            yield break;
        }

        foreach (EventReference type in acceptance.Types)
        {
            if (acceptance.TargetsOf(type).Count > 1)
            {
                yield return new(-1, type.Identity);
            }
        }

        for (int step = 0; step < steps.Length; step++)
        {
            if (steps[step].IsFanOut || Units(step).Skip(1).Any())
            {
                yield return new(step, null);
            }
        }
    }

    // For each way on from the opener, the parameters of joins that it reaches.
    private HashSet<EventTarget>[] Ways(Opener opener, int absorbed = -1, Opener? except = null)
    {
        if (opener.Type is null)
        {
            return [.. Units(opener.Step).Select(unit => Walk().From(unit).Arrivals)];
        }

        EventReference taken = acceptance.Types.First(type => type.Identity == opener.Type);
        return [.. acceptance.TargetsOf(taken).Select(target => Walk().From(target, taken).Arrivals)];

        LevelWalk Walk() => new(steps, acceptance, openers, absorbed, except);
    }

    // What a step returns is one event, whichever it is; what it sends comes beside it.
    private IEnumerable<IEnumerable<EventReference>> Units(int step)
    {
        StepSignature signature = steps[step];
        var sent = signature.Emits.Select(static ev => ev.Identity).Distinct(StringComparer.Ordinal).ToArray();
        foreach (string identity in sent)
        {
            yield return signature.Emits.Where(ev => ev.Identity == identity).Take(1);
        }

        if (signature.Result.Events.Any(ev => !sent.Contains(ev.Identity)))
        {
            yield return signature.Result.Events;
        }
    }

    private bool Meets(Opener opener, int join, HashSet<EventTarget>[] ways)
    {
        int slots = steps[join].Parameters.Count(static parameter => parameter.Role == ParameterRole.Event);
        int reached = ways.SelectMany(static way => way).Where(target => target.Step == join).Distinct().Count();
        int needed = IsFanOut(opener) ? 1 : 2;
        return reached == slots && ways.Count(way => way.Any(target => target.Step == join)) >= needed;
    }

    private bool IsFanOut(Opener opener) => opener.Type is null && steps[opener.Step].IsFanOut;
}
