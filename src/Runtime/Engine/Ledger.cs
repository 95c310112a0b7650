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
    private WaitingQueue _ready;
    private Token? _running;
    private LastEvents? _last;
    private int _gated;
    private int _runningCount;
    private int _heldUp;
    private int _stepsLeft;
    private bool _threadRequested;

    // Held for tens of nanoseconds and never across user code or a wait. Under a Monitor, two threads that take turns in
    // a fan-out of short steps spend half of their time in the runtime's own spinning.
    private SpinLock _lock = new(enableThreadOwnerTracking: false);

    public Ledger(WorkflowDefinition definition, RunOptions options)
    {
        _definition = definition;
        _window = options.FanOutWindow;
        _stepsLeft = options.MaxSteps;
        _gates = definition.MakeGates();
    }

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

    /// <summary>Gives the producer of a fan-out the place of its next branch; any other place is kept.</summary>
    public static BranchPlace Branch(BranchPlace place) =>
        place is { Index: BranchPlace.Producer, Scope: { } scope } ? new BranchPlace(scope, scope.Branches++) : place;

    /// <summary>Event queued: it waits for its step, or is added to what a join collects.</summary>
    /// <param name="target">The parameter that it goes to.</param>
    /// <param name="payload">The event, or what a join has collected.</param>
    /// <param name="place">Where it stands; not that of a producer, see <see cref="Branch"/>.</param>
    public QueueResult Queue(RouteTarget target, object payload, BranchPlace place)
    {
        if (IsStopped)
        {
            return QueueResult.Dropped;
        }

        Scope? scope = place.Scope;
        if (scope is { IsClosed: true })
        {
            return QueueResult.ScopeClosed;
        }

        if (target.Slot >= 0)
        {
            if (scope is null)
            {
                return QueueResult.NoScope;
            }

            if (!TryTakeStep())
            {
                return QueueResult.BudgetSpent;
            }

            scope.Collect(target.Step, _definition.Steps[target.Step].CollectSlots, target.Slot, place.Index, (Event)payload);
            return QueueResult.Collected;
        }

        Active++;
        if (scope is not null)
        {
            scope.Open++;
            CountWaiting(scope, 1);
        }

        var waiting = new WaitingEvent(payload, target.Step, place);
        if (_gates?[target.Step] is { } gate && !gate.TryEnter(in waiting))
        {
            _gated++;
        }
        else
        {
            _ready.Add(in waiting);
        }

        return QueueResult.Queued;
    }

    /// <summary>Step started: the event that has waited longest gets a thread.</summary>
    /// <param name="run">The run that the token belongs to.</param>
    public Token? Start(WorkflowRun run)
    {
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
        if (keep && _ready.TryTake(out WaitingEvent waiting))
        {
            Start(token, in waiting);
            return token;
        }

        Unlink(token);
        return null;
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

    /// <summary>Gives a token steps of the run's budget: many while much is left, one by one near the limit, so that it is
    /// exact. Needs no lock.</summary>
    public bool TryTakeSteps(Token token)
    {
        while (true)
        {
            int left = Volatile.Read(ref _stepsLeft);
            int slice = Math.Min(left, Math.Clamp(left >> 10, 1, 512));
            if (slice <= 0)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _stepsLeft, left - slice, left) == left)
            {
                token.Steps = slice;
                return true;
            }
        }
    }

    /// <summary>Gives back the steps that a token has not used. Needs no lock.</summary>
    public void ReturnSteps(Token token) => Interlocked.Add(ref _stepsLeft, Interlocked.Exchange(ref token.Steps, 0));

    /// <summary>Takes one step of the budget, if need be from the tokens that have not used theirs.</summary>
    public bool TryTakeStep()
    {
        if (Volatile.Read(ref _stepsLeft) <= 0 && !TryReclaimSteps())
        {
            return false;
        }

        Interlocked.Decrement(ref _stepsLeft);
        return true;
    }

    /// <summary>Takes back what tokens have not used whose steps take long.</summary>
    private bool TryReclaimSteps()
    {
        int reclaimed = 0;
        for (Token? running = _running; running is not null; running = running.Next)
        {
            reclaimed += Interlocked.Exchange(ref running.Steps, 0);
        }

        return Interlocked.Add(ref _stepsLeft, reclaimed) > 0;
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

    /// <summary>A task that ends when the scope has room for another branch; null when it has.</summary>
    public Task? Room(Scope scope)
    {
        if (IsStopped || scope.Waiting < _window)
        {
            return null;
        }

        _heldUp += scope.IsHeldUp ? 0 : 1;
        Task room = scope.HoldUp();
        LetGoOnIfAllAreHeldUp();
        return room;
    }

    /// <summary>How many tokens run each step, by the step's index.</summary>
    public int[] RunningSteps()
    {
        var counts = new int[_definition.Steps.Length];
        for (Token? token = _running; token is not null; token = token.Next)
        {
            counts[token.Step]++;
        }

        return counts;
    }

    /// <summary>The last events that led nowhere, newest last.</summary>
    public (int Step, Event Event)[] LastEvents() => _last?.ToArray() ?? [];

    /// <summary>Something in a scope is over; the last closes it, and what its joins collected goes on in the scope around it.</summary>
    private void Leave(Scope? scope)
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
                Queue(new RouteTarget(collected.Join), collected, scope.Parent);
            }

            scope = scope.Parent.Scope;
        }
    }

    private void Start(Token token, in WaitingEvent waiting)
    {
        StepDefinition step = _definition.Steps[waiting.Step];
        token.Payload = waiting.Payload;
        token.Step = waiting.Step;
        token.IsPlain = step.IsPlain;
        token.Place = waiting.Place;
        CountWaiting(waiting.Place.Scope, -1);
        if (step.IsFanOut)
        {
            token.Opened = new Scope(token.Step, token.Place);
            if (token.Place.Scope is { } around)
            {
                around.Open++;
            }
        }

    }

    // The events that its step gave are queued before: what they count for must not come to nothing in between.
    private void EndWay(Token token, bool ledNowhere)
    {
        if (token.Opened is { } opened)
        {
            ledNowhere &= opened.Branches == 0;
            token.Opened = null;
            Leave(opened);
        }

        if (ledNowhere && !IsStopped && token.Payload is Event ev)
        {
            (_last ??= new LastEvents()).Add(token.Step, ev);
        }

        Active--;
        Leave(token.Place.Scope);
    }

    // An event that waits in a scope also waits in those around it: what is drawn from any of them must stay bounded.
    private void CountWaiting(Scope? scope, int change)
    {
        for (; scope is not null; scope = scope.Parent.Scope)
        {
            scope.Waiting += change;
            if (scope.IsHeldUp && scope.Waiting <= _window / 2)
            {
                LetGoOn(scope);
            }
        }
    }

    private void LetGoOn(Scope scope)
    {
        _heldUp--;
        scope.Release();
    }

    // A producer may hold the very place that the events it waits for need, as in a step that fans out to itself. Where
    // nothing else can move, the window gives way.
    private void LetGoOnIfAllAreHeldUp()
    {
        if (_heldUp > 0 && _heldUp == _runningCount && _ready.Count == 0)
        {
            LetAllGoOn();
        }
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

    private void Link(Token token)
    {
        _runningCount++;
        token.Next = _running;
        if (_running is not null)
        {
            _running.Previous = token;
        }

        _running = token;
    }

    private void Unlink(Token token)
    {
        if (token.Previous is { } previous)
        {
            previous.Next = token.Next;
        }
        else
        {
            _running = token.Next;
        }

        if (token.Next is { } next)
        {
            next.Previous = token.Previous;
        }

        token.Next = token.Previous = null;
        ReturnSteps(token);
        _runningCount--;
        LetGoOnIfAllAreHeldUp();
    }

    /// <summary>The time that the lock is held.</summary>
    public readonly ref struct Turn(Ledger ledger)
    {
        public void Dispose() => ledger._lock.Exit(useMemoryBarrier: false);
    }
}
