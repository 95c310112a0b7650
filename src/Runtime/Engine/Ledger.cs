using GenFlow.CompilerServices;

namespace GenFlow.Engine;

/// <summary>The account of one run: which events wait, which steps run, which fan-outs are open. A plain state machine
/// without threads; the run calls each transition under the ledger's lock. A chain of plain steps needs no transition
/// between its first and its last event.</summary>
internal sealed partial class Ledger
{
    private readonly WorkflowDefinition _definition;
    private readonly Gate?[]? _gates;
    private WaitingQueue _ready;
    private LedgerNotes? _notes;
    private int _gated;
    private bool _threadRequested;

    // Held for tens of nanoseconds (for a walk over the running steps when the run ends or its budget does), never across
    // user code or a wait. Under a Monitor, two threads that take turns in a fan-out of short steps spend half of their
    // time in the runtime's own spinning.
    private SpinLock _lock = new(enableThreadOwnerTracking: false);

    public Ledger(WorkflowDefinition definition, RunOptions options, Ledger? parent = null)
    {
        if (parent is not null)
        {
            Notes.Budget = parent.Budget;
        }

        _definition = definition;
        Window = Math.Min(options.FanOutWindow, Math.Max(1, options.MaxPendingEvents / 2));
        _stepsLeft = options.MaxSteps;
        _gates = definition.MakeGates();
    }

    /// <summary>How many events that came from a sequence may wait before its next item is drawn: at most half of what may
    /// wait in the run, so that the steps that run have room for theirs.</summary>
    public int Window { get; }

    /// <summary>Events on their way, waiting ones among them, and holds.</summary>
    public int Active { get; private set; }

    /// <summary>Events that wait for a thread. Pumps read it without the lock: a stale value only costs them a detour.</summary>
    public int Ready => _ready.Count;

    /// <summary>Events that wait for a thread or for a place in their step.</summary>
    public int Pending => _ready.Count + _gated;

    /// <summary>Whether nothing of the run is left though nothing has ended it: it has stalled.</summary>
    public bool IsIdle => Active == 0 && !IsStopped;

    /// <summary>Whether the run has an outcome: nothing starts any more.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Whether the run's end has been taken by someone to write.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>Takes the lock under which every transition is made.</summary>
    /// <returns>Gives it back when disposed.</returns>
    public Turn Enter()
    {
        bool taken = false;
        _lock.Enter(ref taken);
        return new Turn(this);
    }

    /// <summary>Takes the lock to look only.</summary>
    public Turn EnterQuietly()
    {
        bool taken = false;
        _lock.Enter(ref taken);
        return new Turn(this, looksOnly: true);
    }

    /// <summary>Event queued: it waits for its step, or is added to what a join has.</summary>
    /// <param name="target">The parameter that it goes to.</param>
    /// <param name="payload">The event, or what a join is given.</param>
    /// <param name="place">Where it stands; not that of a producer, see <see cref="Branch"/>.</param>
    public QueueResult Queue(RouteTarget target, object payload, BranchPlace place)
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
            return Gather(target, (Event)payload, place);
        }

        CountWaiting(place.Scope, 1);
        Enqueue(target.Step, payload, place);
        return QueueResult.Queued;
    }

    /// <summary>Step started: the event that has waited longest gets a thread.</summary>
    /// <param name="run">The run that the token belongs to.</param>
    public Token? Start(WorkflowRun run)
    {
        if (_ready.Count > 1 && run is { Options.Scheduler: { } scheduler })
        {
            _ready.BringForward(scheduler.Choose(_ready.Count));
        }

        if (!_ready.TryTake(out WaitingEvent waiting))
        {
            return null;
        }

        var token = new Token(run);
        Link(token);
        Start(token, in waiting);
        return token;
    }

    /// <summary>The token's way is over; it goes on with the event that has waited longest, or leaves.</summary>
    /// <param name="token">The token.</param>
    /// <param name="ledNowhere">Whether its step gave no event.</param>
    /// <param name="keep">Whether its thread may go on.</param>
    /// <returns>The token, if it goes on.</returns>
    public Token? EndAndStart(Token token, bool ledNowhere, bool keep)
    {
        EndWay(token, ledNowhere);
        if (keep && !token.LeavesThread && _ready.TryTake(out WaitingEvent waiting))
        {
            Start(token, in waiting);
            return token;
        }

        Unlink(token);
        return null;
    }

    /// <summary>Step completed, and its event starts another without having waited: where no other event waits for anything,
    /// and there is a place.</summary>
    public bool TryPass(Token token, Event ev, int step)
    {
        if (IsStopped || _ready.Count > 0 || _gated > 0 || _heldUp > 0)
        {
            return false;
        }

        Gate? left = _gates?[token.Step];
        Gate? entered = _gates?[step];
        if (!ReferenceEquals(left, entered))
        {
            if (entered is not null && !entered.TryTake())
            {
                return false;
            }

            left?.GiveBack();
        }

        token.Payload = ev;
        token.Step = step;
        token.IsPlain = _definition.Steps[step].IsPlain;
        return true;
    }

    /// <summary>A run's first event starts a plain step without having waited.</summary>
    public Token? StartFirst(int step, object payload, WorkflowRun run)
    {
        if (IsStopped)
        {
            return null;
        }

        var token = new Token(run);
        Active++;
        Link(token);
        Start(token, new WaitingEvent(payload, step, default));
        return token;
    }

    /// <summary>Step completed: its place goes to the next event that waits for one.</summary>
    public void EndStep(Token token)
    {
        if (_gates?[token.Step] is { } gate && !IsStopped && gate.Leave(out WaitingEvent next))
        {
            _gated--;
            _ready.Add(in next);
        }
    }

    /// <summary>The token's way is over, and so is the token.</summary>
    public void End(Token token)
    {
        EndWay(token, ledNowhere: false);
        Unlink(token);
    }

    /// <summary>Terminal: what waits is dropped, producers that wait for room go on to find the run stopped.</summary>
    public void Stop()
    {
        IsStopped = true;
        Active -= Pending;
        StopDelays();
        StopAsks();
        _ready.Clear();
        _gated = 0;
        foreach (Gate? gate in _gates ?? [])
        {
            gate?.Clear();
        }

        LetAllGoOn();
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

    /// <summary>The last events that led nowhere, newest last.</summary>
    public (int Step, Event Event)[] LastEvents() => _notes?.Last?.ToArray() ?? [];

    private LedgerNotes Notes => _notes ??= new LedgerNotes();

    private void Enqueue(int step, object payload, BranchPlace place, int attempt = 1)
    {
        Active++;
        if (place.Scope is { } scope)
        {
            scope.Open++;
        }

        var waiting = new WaitingEvent(payload, step, place, attempt);
        if (_gates?[step] is { } gate && !gate.TryEnter(in waiting))
        {
            _gated++;
        }
        else
        {
            _ready.Add(in waiting);
        }
    }

    private void Start(Token token, in WaitingEvent waiting)
    {
        StepDefinition step = _definition.Steps[waiting.Step];
        token.Payload = waiting.Payload;
        token.Step = waiting.Step;
        token.IsPlain = step.IsPlain;
        token.Place = waiting.Place;
        token.Attempt = waiting.Attempt == 1 ? null : new Attempt(waiting.Attempt);
        token.LeavesThread = step.CollectCount == 0
            ? CountWaiting(waiting.Place.Scope, -1)
            : CountBatch((CollectedEvents)waiting.Payload, -1);
        if (step.OpensScope)
        {
            Open(token);
        }

        LetGoOnIfStuck();
    }

    // The events that its step gave are queued before: what they count for must not come to nothing in between.
    private void EndWay(Token token, bool ledNowhere)
    {
        if (token.Opened is { } opened)
        {
            ledNowhere &= opened.Branches == 0;
            opened.IsDrawn = true;
            token.Opened = null;
            if (opened.IsHeldUp)
            {
                // Its producer waited for room until its time was over.
                LetGoOn(opened);
            }

            Leave(opened);
        }

        if (ledNowhere && !IsStopped && token.Payload is Event ev)
        {
            (Notes.Last ??= new LastEvents()).Add(token.Step, ev);
        }

        Active--;
        Leave(token.Place.Scope);
    }

    /// <summary>The time that the lock is held.</summary>
    public readonly ref struct Turn(Ledger ledger, bool looksOnly = false)
    {
        public void Dispose()
        {
            if (looksOnly || ledger._notes is null)
            {
                ledger._lock.Exit(useMemoryBarrier: false);
                return;
            }

            Action? onWaitingChanged = ledger.TakeWaitingChange();
            ledger._lock.Exit(useMemoryBarrier: false);
            onWaitingChanged?.Invoke();
        }
    }
}
