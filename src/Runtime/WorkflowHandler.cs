using GenFlow.CompilerServices;
using GenFlow.Serialization;
using GenFlow.Stream;

namespace GenFlow;

/// <summary>A running run, seen by whoever started it. Dispose it to cancel what still runs; what it published and how it
/// ended stays readable.</summary>
public abstract class WorkflowHandler : IAsyncDisposable
{
    private readonly WorkflowRun _run;

    private protected WorkflowHandler(WorkflowRun run) => _run = run;

    /// <summary>The run's id: 32 hexadecimal digits, unique.</summary>
    public string RunId => _run.RunId;

    /// <summary>Everything that went wrong so far, whether or not it decided how the run ended; in the order in which it happened.</summary>
    public IReadOnlyList<StepFailure> Failures
    {
        get
        {
            _run.MarkObserved();
            return _run.Failures;
        }
    }

    /// <summary>Events that steps sent after the run had its outcome, or wrote to the stream after its end, and that were
    /// not taken.</summary>
    public int DroppedEvents => _run.Dropped;

    /// <summary>What the run publishes, from its first event; ends after the run and all its buffered events. Never throws
    /// the run's failure. Any number of readers, each at its own pace, also after the end. What <see cref="RunOptions.Retention"/>
    /// dropped before a reader came to it shows as a <see cref="StreamGap"/>.</summary>
    public IAsyncEnumerable<StreamEvent> StreamEvents() => StreamEvents<StreamEvent>();

    /// <summary>What the run publishes of one type; see <see cref="StreamEvents()"/>.</summary>
    /// <typeparam name="T">The type; events that derive from it come too. A <see cref="StreamGap"/> is seen only where this is
    /// <see cref="StreamEvent"/> or <see cref="StreamGap"/>.</typeparam>
    public IAsyncEnumerable<T> StreamEvents<T>() where T : StreamEvent => new EventView<T>(_run.StreamLog, skip: 0);

    /// <summary>What the run publishes, with number, time and step; the last item is the run's end, a <see cref="RunEnded"/>.
    /// A reader that begins after it gets nothing.</summary>
    /// <param name="from">Where to begin: the start, a number (<c>from: 5</c> gives 5 and later), or
    /// <see cref="StreamPosition.Live"/> for what comes after this call. A number that does not exist yet is waited for; where
    /// the run ends before it, the reader ends with it. Where items from there on were dropped, a
    /// <see cref="StreamGap"/> comes first.</param>
    /// <param name="filter">Lets items through; null for all. Called on the reader's side, never by a writer. It is not asked
    /// about a <see cref="StreamGap"/>: that is always shown. What it throws ends this reader only.</param>
    /// <example>
    /// <code>
    /// handler.StreamItems(filter: static item => item.Event is Progress)          // a type
    /// handler.StreamItems(filter: static item => item.Step == "Write")            // a step
    /// handler.StreamItems(filter: static item => item.Path == "")                 // the run itself, no child
    /// handler.StreamItems(from: lastSeen + 1)                                     // what a client has not seen yet
    /// </code>
    /// </example>
    /// <exception cref="ArgumentOutOfRangeException">The run has ended, and <paramref name="from"/> is beyond the number after its
    /// last item.</exception>
    public IAsyncEnumerable<StreamItem> StreamItems(StreamPosition from = default, Func<StreamItem, bool>? filter = null)
    {
        StreamLog log = _run.StreamLog;
        if (!from.IsLive && log.HasEnd(out long last) && from.Skip > last)
        {
            throw new ArgumentOutOfRangeException(
                nameof(from),
                from.Skip + 1,
                $"The run has ended, and its stream with item {last}: an item of this number will never come. To go on where a reader stopped, give the number after the last one it saw.");
        }

        return new ItemView(log, from.IsLive ? log.Count : from.Skip, filter, _run.MarkObserved);
    }

    /// <summary>The number of the newest item of the run's stream; 0 before the first.</summary>
    public long LastSequence => _run.StreamLog.Count;

    /// <summary>The requests for input that wait for an answer, the oldest first; those of child workflows among them.</summary>
    public IReadOnlyList<InputRequest> PendingRequests => _run.PendingRequests;

    /// <summary>Answers a request. The step goes on on the pool, never on the caller's stack.</summary>
    /// <typeparam name="TResponse">The answer's type.</typeparam>
    /// <param name="request">The request as it came on the stream or from <see cref="PendingRequests"/>, with its id.</param>
    /// <param name="answer">The answer.</param>
    /// <exception cref="InputResponseException">The answer was not taken; the run goes on as it was.</exception>
    public ValueTask RespondAsync<TResponse>(InputRequest<TResponse> request, TResponse answer)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RespondAsync(request.Id, answer);
    }

    /// <summary>Answers a request by its id.</summary>
    /// <param name="id">The request's <see cref="InputRequest.Id"/>.</param>
    /// <param name="answer">The answer, of the type that the request asks for.</param>
    /// <exception cref="InputResponseException">No such request is open, or the answer has another type; the run goes on as it
    /// was.</exception>
    public ValueTask RespondAsync(string id, object? answer)
    {
        ArgumentNullException.ThrowIfNull(id);
        try
        {
            _run.Respond(id, answer);
            return default;
        }
        catch (InputResponseException refused)
        {
            return ValueTask.FromException(refused);
        }
    }

    /// <summary>Answers a request by its id with JSON, as it comes from outside: the request reads its own type of answer.</summary>
    /// <param name="id">The request's <see cref="InputRequest.Id"/>.</param>
    /// <param name="json">UTF-8 JSON, all of it.</param>
    /// <param name="limits">How much is read; null for <see cref="JsonLimits.Default"/>.</param>
    /// <exception cref="InputResponseException">No such request is open, or the JSON is malformed or does not fit the answer's type;
    /// the run goes on as it was.</exception>
    /// <exception cref="NotSupportedException">Answers of the request's type cannot be read from JSON.</exception>
    public ValueTask RespondJsonAsync(string id, ReadOnlyMemory<byte> json, JsonLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(id);
        try
        {
            _run.RespondJson(id, json.Span, limits ?? JsonLimits.Default);
            return default;
        }
        catch (Exception refused) when (refused is InputResponseException or NotSupportedException)
        {
            return ValueTask.FromException(refused);
        }
    }

    /// <summary>The run's state as it is now; after the run's end, its last.</summary>
    /// <typeparam name="TState">The state's type, as steps take it.</typeparam>
    /// <exception cref="WorkflowException">The run has no such state: no step that takes it has run, and none was given.</exception>
    public TState State<TState>() => _run.StateNow<TState>();

    /// <summary>Cancels the run: its steps see their token cancelled. Returns at once.</summary>
    public void Cancel() => _run.Cancel();

    /// <summary>Cancels the run if it still runs and waits for its end. Never throws.</summary>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_run.Ended is null)
        {
            _run.Cancel();
            await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _run.ReportIfUnobserved();
    }

    private protected abstract Task Completion { get; }

    private protected void MarkObserved() => _run.MarkObserved();
}

/// <summary>A running run with its typed result.</summary>
/// <typeparam name="TResult">The result's type.</typeparam>
public sealed class WorkflowHandler<TResult> : WorkflowHandler
{
    private readonly WorkflowRun<TResult> _run;

    internal WorkflowHandler(WorkflowRun<TResult> run)
        : base(run) =>
        _run = run;

    private protected override Task Completion => _run.Result;

    /// <summary>The run's result, in any order with its stream and any number of times.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <exception cref="WorkflowException">The engine found that the run could not go on.</exception>
    /// <exception cref="Exception">What a step threw: the same object, with its stack.</exception>
    public Task<TResult> ResultAsync()
    {
        MarkObserved();
        return _run.Result;
    }
}
