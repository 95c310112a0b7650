using GenFlow.CompilerServices;

namespace GenFlow.Engine;

/// <summary>The account of one run: which events wait, which steps run, which fan-outs are open. A plain state machine
/// without threads; the run calls each transition under the ledger's lock. A chain of plain steps needs no transition
/// between its first and its last event.</summary>
internal sealed class Ledger
{
    private readonly WorkflowDefinition _definition;
    private readonly Gate?[]? _gates;
    private readonly int _window;
    private TokenQueue _ready;
    private Token? _running;
    private Token? _lastEnded;
    private int _gated;
    private bool _threadRequested;

    public Ledger(WorkflowDefinition definition, int window)
    {
        _definition = definition;
        _window = window;
        _gates = definition.MakeGates();
    }

    /// <summary>Tokens that have not ended, waiting ones among them, and holds.</summary>
    public int Active { get; private set; }

    /// <summary>Events that wait for a thread. Read by pumps without the lock: a stale value only costs them a detour.</summary>
    public int Ready => _ready.Count;

    /// <summary>Events that wait for a thread or for a place in their step.</summary>
    public int Pending => _ready.Count + _gated;

    /// <summary>Whether nothing of the run is left though nothing has ended it: it has stalled.</summary>
    public bool IsIdle => Active == 0 && !IsStopped;

    /// <summary>Whether the run has an outcome: nothing starts any more.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Whether the run's end has been taken by someone to write.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>Event queued: it goes to one parameter of a step, as a token of its own or added to what a join collects.</summary>
    /// <param name="target">The parameter.</param>
    /// <param name="ev">The event.</param>
    /// <param name="place">Where it stands; not that of a producer, see <see cref="Branch"/>.</param>
    /// <param name="startsBranch">Whether it is the first event of its branch.</param>
    /// <param name="token">The token to go on with, if the event ends one's step; else null.</param>
    /// <param name="run">The run that a new token belongs to.</param>
    public QueueResult Queue(RouteTarget target, object ev, BranchPlace place, bool startsBranch, Token? token, WorkflowRun run)
    {
        if (IsStopped)
        {
            return QueueResult.Dropped;
        }

        if (place.Scope is { IsClosed: true })
        {
            return QueueResult.ScopeClosed;
        }

        if (target.Slot >= 0)
        {
            if (place.Scope is not { } scope)
            {
                return QueueResult.NoScope;
            }

            scope.Collect(target.Step, _definition.Steps[target.Step].CollectSlots, target.Slot, place.Index, (Event)ev);
            return QueueResult.Collected;
        }

        if (token is null)
        {
            token = new Token(run);
            Active++;
            if (place.Scope is { } scope)
            {
                scope.Open++;
            }
        }
        else
        {
            Unlink(token);
        }

        token.Payload = ev;
        token.Step = target.Step;
        token.Place = place;
        token.CountsInWindow = startsBranch;
        if (startsBranch)
        {
            place.Scope!.BranchWaits();
        }

        MakeReady(token);
        return QueueResult.Queued;
    }

    /// <summary>Gives the producer of a fan-out the place of its next branch; any other place is kept.</summary>
    public static BranchPlace Branch(BranchPlace place, out bool startsBranch)
    {
        startsBranch = place.Index == BranchPlace.Producer && place.Scope is not null;
        return startsBranch ? new BranchPlace(place.Scope, place.Scope!.Branches++) : place;
    }

    /// <summary>Step started: the event that has waited longest gets a thread.</summary>
    public Token? Start()
    {
        if (_ready.Take() is not { } token)
        {
            return null;
        }

        StepDefinition step = _definition.Steps[token.Step];
        token.IsPlain = step.IsPlain;
        if (token.CountsInWindow)
        {
            token.CountsInWindow = false;
            token.Place.Scope!.BranchStarts(_window);
        }

        if (step.IsFanOut)
        {
            token.Opened = new Scope(token.Step, token.Place);
            if (token.Place.Scope is { } around)
            {
                around.Open++;
            }
        }

        token.Previous = null;
        token.Next = _running;
        if (_running is not null)
        {
            _running.Previous = token;
        }

        _running = token;
        return token;
    }

    /// <summary>Step completed: its place goes to the next event that waits for one. Its own events are queued before
    /// <see cref="EndFanOut"/>, its token goes on or ends after.</summary>
    public void EndStep(Token token)
    {
        if (_gates?[token.Step] is { } gate && !IsStopped && gate.Leave() is { } next)
        {
            _gated--;
            _ready.Add(next);
        }
    }

    /// <summary>A fan-out step has made its last branch.</summary>
    public void EndFanOut(Token token, WorkflowRun run)
    {
        if (token.Opened is { } scope)
        {
            token.Opened = null;
            Leave(scope, run);
        }
    }

    /// <summary>The token's way is over.</summary>
    public void End(Token token, WorkflowRun run)
    {
        Unlink(token);
        KeepLast(token);
        Active--;
        Leave(token.Place.Scope, run);
    }

    /// <summary>Terminal: what waits is dropped, producers that wait for room go on to find the run stopped.</summary>
    public void Stop()
    {
        IsStopped = true;
        Active -= Pending;
        _ready.Clear();
        _gated = 0;
        foreach (Gate? gate in _gates ?? [])
        {
            gate?.Clear();
        }

        for (Token? token = _running; token is not null; token = token.Next)
        {
            token.Opened?.Release();
        }
    }

    /// <summary>Keeps the run from ending until <see cref="Release"/>.</summary>
    public void Hold() => Active++;

    /// <summary>Gives a hold back.</summary>
    public void Release() => Active--;

    /// <summary>Whether the caller is the one to write the run's end: it has an outcome, and nothing of it is left.</summary>
    public bool TryFinish() => IsStopped && Active == 0 && Abandon();

    /// <summary>Whether the caller is the one to write the run's end, whatever is left of it.</summary>
    public bool Abandon()
    {
        bool first = !IsFinished;
        IsFinished = true;
        return first;
    }

    /// <summary>Whether the run must ask the pool for a thread; at most one request is open at a time.</summary>
    public bool TryRequestThread()
    {
        bool request = _ready.Count > 0 && !_threadRequested;
        _threadRequested |= request;
        return request;
    }

    /// <summary>The requested thread has come.</summary>
    public void ThreadCame() => _threadRequested = false;

    /// <summary>A task that ends when the scope has room for another branch; null when it has.</summary>
    public Task? Room(Scope scope) => IsStopped ? null : scope.Room(_window);

    public List<string> RunningSteps()
    {
        var names = new List<string>();
        for (Token? token = _running; token is not null; token = token.Next)
        {
            names.Add(_definition.StepName(token.Step));
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    /// <summary>The last steps whose ways ended, with what they were given, newest last.</summary>
    public List<string> LastEvents()
    {
        var events = new List<string>();
        for (Token? token = _lastEnded; token is not null; token = token.Next)
        {
            events.Insert(0, $"{_definition.StepName(token.Step)}({(token.Payload is Event ev ? ev.EventType : "collected list")})");
        }

        return events;
    }

    // The last three, linked newest first through the tokens, which nobody else holds any more.
    private void KeepLast(Token token)
    {
        token.Next = _lastEnded;
        if (_lastEnded?.Next is { } third)
        {
            third.Next = null;
        }

        _lastEnded = token;
    }

    private void MakeReady(Token token)
    {
        if (_gates?[token.Step] is { } gate && !gate.TryEnter(token))
        {
            _gated++;
        }
        else
        {
            _ready.Add(token);
        }
    }

    /// <summary>Something in a scope is over; the last closes it, and what its joins collected goes on in the scope around it.</summary>
    private void Leave(Scope? scope, WorkflowRun run)
    {
        while (scope is not null && !IsStopped && --scope.Open == 0)
        {
            scope.IsClosed = true;
            foreach (int join in _definition.Steps[scope.Opener].Joins)
            {
                scope.For(join, _definition.Steps[join].CollectSlots);
            }

            foreach (CollectedEvents collected in scope.Collected())
            {
                Queue(new RouteTarget(collected.Join), collected, scope.Parent, startsBranch: false, token: null, run);
            }

            scope = scope.Parent.Scope;
        }
    }

    private void Unlink(Token token)
    {
        if (token.Previous is { } previous)
        {
            previous.Next = token.Next;
        }
        else if (ReferenceEquals(_running, token))
        {
            _running = token.Next;
        }

        if (token.Next is { } next)
        {
            next.Previous = token.Previous;
        }

        token.Next = token.Previous = null;
    }
}

/// <summary>What became of an event that was to be queued.</summary>
internal enum QueueResult
{
    Queued,
    Collected,

    /// <summary>The run has ended.</summary>
    Dropped,

    /// <summary>A join collects it, but it stands in no fan-out.</summary>
    NoScope,

    /// <summary>Its fan-out has been joined: it came from a step that had ended.</summary>
    ScopeClosed,
}
