namespace GenFlow.CompilerServices;

/// <summary>What the runs of this process have seen a step do, each type once: what its declaration does not say is shown in
/// the workflow's graph. Read at each effect and hardly ever written.</summary>
internal struct SeenEffects
{
    /// <summary>Most types that are kept; what comes after them is not shown.</summary>
    public const int Most = 32;

    private SeenEffect[]? _all;

    public readonly ReadOnlySpan<SeenEffect> All => Volatile.Read(in _all);

    public void Note(Type type, int route = 0)
    {
        foreach (ref readonly SeenEffect seen in All)
        {
            if ((object)seen.Type == type)
            {
                return;
            }
        }

        Add(new(type, route));
    }

    // An array is never changed once it can be read.
    private void Add(SeenEffect effect)
    {
        while (true)
        {
            SeenEffect[]? before = Volatile.Read(ref _all);
            SeenEffect[] all = before ?? [];
            if (all.Length == Most || Array.Exists(all, seen => seen.Type == effect.Type)
                || Interlocked.CompareExchange(ref _all, [.. all, effect], before) == before)
            {
                return;
            }
        }
    }
}
