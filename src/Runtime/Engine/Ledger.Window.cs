namespace GenFlow.Engine;

// Open fan-outs: how far a producer may run ahead of its branches.
internal sealed partial class Ledger
{
    // Producers that wait for room.
    private int _heldUp;

    /// <summary>Gives the producer of a fan-out the place of its next branch; any other place is kept.</summary>
    public static BranchPlace Branch(BranchPlace place) =>
        place is { Index: BranchPlace.Producer, Scope: { } scope } ? new BranchPlace(scope, scope.Branches++) : place;

    /// <summary>A task that ends when the scope has room for another branch; null when it has.</summary>
    public Task? Room(Scope scope)
    {
        if (IsStopped || scope.Waiting < Window)
        {
            return null;
        }

        if (!scope.IsHeldUp)
        {
            CountHeldUp(scope, 1);
        }

        Task room = scope.HoldUp();
        LetGoOnIfStuck();
        return room;
    }

    // An event that waits in a scope also waits in those around it: what is drawn from any of them must stay bounded.
    // Returns whether a producer may go on.
    private bool CountWaiting(Scope? scope, int change)
    {
        bool letGoOn = false;
        for (scope = scope is { IsDrawn: true } ? scope.Around : scope; scope is not null; scope = scope.Around)
        {
            scope.Waiting += change;
            if (scope.IsHeldUp && scope.Waiting <= Window / 2)
            {
                LetGoOn(scope);
                letGoOn = true;
            }
        }

        return letGoOn;
    }

    private void LetGoOn(Scope scope)
    {
        CountHeldUp(scope, -1);
        scope.Release();
    }

    private void CountHeldUp(Scope scope, int change)
    {
        _heldUp += change;
        if (scope.Opener >= 0 && _gates?[scope.Opener] is { } gate)
        {
            gate.HeldUp += change;
        }
    }

    // A producer may hold the very place that the events it waits for need, as in a step that fans out to itself. Where
    // none of the waiting events can move, the window gives way.
    private void LetGoOnIfStuck()
    {
        if (_heldUp == 0 || _ready.Count > 0)
        {
            return;
        }

        foreach (Gate? gate in _gates ?? [])
        {
            if (gate is { MayMove: true })
            {
                return;
            }
        }

        LetAllGoOn();
    }

    private void LetAllGoOn()
    {
        for (Token? token = _running; token is not null; token = token.Next)
        {
            if (token.Opened is { IsHeldUp: true } scope)
            {
                LetGoOn(scope);
            }
        }
    }
}
