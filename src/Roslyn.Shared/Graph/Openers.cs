namespace GenFlow.Roslyn;

/// <summary>What opens a scope: an invocation of a step, or an event that goes to several parameters.</summary>
/// <param name="Step">The step's index; −1 for an event.</param>
/// <param name="Type">The identity of the accepted type of the event; null for a step.</param>
internal sealed record Opener(int Step, string? Type);

/// <summary>The joins that close the scope of each opener. They only grow while they are searched for.</summary>
internal sealed class Openers
{
    private static readonly SortedSet<int> s_none = [];

    private readonly Dictionary<Opener, SortedSet<int>> _joins = [];

    /// <summary>The pairs of opener and join.</summary>
    public IEnumerable<(Opener Opener, int Join)> All => _joins.SelectMany(static pair => pair.Value.Select(join => (pair.Key, join)));

    public SortedSet<int> JoinsOf(Opener opener) => _joins.TryGetValue(opener, out SortedSet<int>? joins) ? joins : s_none;

    public SortedSet<int> JoinsOfStep(int step) => JoinsOf(new(step, null));

    public SortedSet<int> JoinsOfType(string type) => JoinsOf(new(-1, type));

    /// <summary>Whether the join is new to the opener.</summary>
    public bool Add(Opener opener, int join)
    {
        if (!_joins.TryGetValue(opener, out SortedSet<int>? joins))
        {
            _joins.Add(opener, joins = []);
        }

        return joins.Add(join);
    }
}
