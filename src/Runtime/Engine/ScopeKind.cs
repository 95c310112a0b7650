namespace GenFlow.Engine;

/// <summary>Which of the scopes around an event a join's parameter asks for.</summary>
internal readonly record struct ScopeKind
{
    // Scopes may nest as deep as a run is long. A longer way outwards leaves a shortcut each so many scopes, so that it is
    // gone once.
    private const int Near = 8;

    // From 0: the index of the step that opened it. −1: any fan-out. Below: −2 less the index of the join that closes it.
    private readonly int _code;

    private ScopeKind(int code) => _code = code;

    /// <summary>The scope of a step; −1 for a fan-out of any step.</summary>
    public static ScopeKind Of(int opener) => new(opener);

    /// <summary>The scope that a join of several event parameters closes.</summary>
    public static ScopeKind ClosedBy(int join) => new(-2 - join);

    /// <summary>The nearest such scope, from a place outwards, and the place's branch in it; no scope where there is none.</summary>
    public BranchPlace Find(BranchPlace place)
    {
        BranchPlace found = place;
        int way = 0;
        while (found.Scope is { } scope && !IsKindOf(scope))
        {
            if (scope.TryGetShortcut(this, out BranchPlace end))
            {
                found = end;
                break;
            }

            found = scope.Parent;
            way++;
        }

        if (way > Near)
        {
            for (int i = 0; i < way; i++)
            {
                if (i % Near == 0)
                {
                    place.Scope!.AddShortcut(this, found);
                }

                place = place.Scope!.Parent;
            }
        }

        return found;
    }

    private bool IsKindOf(Scope scope) => _code switch
    {
        >= 0 => scope.Opener == _code,
        -1 => !scope.IsFork,
        _ => Array.IndexOf(scope.Joins, -2 - _code) >= 0,
    };
}
