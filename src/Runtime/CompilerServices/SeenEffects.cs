using System.Runtime.CompilerServices;

namespace GenFlow.CompilerServices;

/// <summary>What the runs of this process have seen a step do, each type once: what its declaration does not say is shown in
/// the workflow's graph. Read at each effect and hardly ever written.</summary>
internal struct SeenEffects
{
    /// <summary>Most types that are kept; what comes after them is not shown.</summary>
    public const int Most = 32;

    // Most steps do one thing, over and over: a comparison in the caller.
    private Type? _first;
    private SeenEffect[]? _all;

    public readonly ReadOnlySpan<SeenEffect> All => Volatile.Read(in _all);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Note(Type type, int route = 0)
    {
        if ((object?)_first != type)
        {
            NoteAnother(type, route);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void NoteAnother(Type type, int route)
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
                _first ??= Volatile.Read(ref _all)![0].Type;
                return;
            }
        }
    }
}
