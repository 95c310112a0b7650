namespace GenFlow.Roslyn;

/// <summary>Finds, for each step and each event that opens a scope, the joins that close it by declaration.</summary>
internal static class JoinReachability
{
    public static Openers Find(StepSignature[] steps, Acceptance acceptance)
    {
        // What a scope gives to its surroundings depends on its joins, and those on the scopes in it: sets only grow, so
        // that repeating until nothing changes ends. What turns out to be superfluous is left out from the start of the
        // next search; there is less of it every time.
        var excluded = new HashSet<(Opener, int)>();
        while (true)
        {
            var openers = new Openers();
            var collects = new CollectSearch(steps, acceptance, openers);
            var diamonds = new DiamondSearch(steps, acceptance, openers, excluded);
            while (collects.Grow() | diamonds.Grow())
            {
            }

            (Opener, int)[] superfluous = diamonds.Superfluous();
            if (superfluous.Length == 0)
            {
                return openers;
            }

            excluded.UnionWith(superfluous);
        }
    }
}
