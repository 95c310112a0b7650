namespace GenFlow.Testing;

/// <summary>A run under test. Its steps go on only while one of these methods is awaited, one at a time: between two calls
/// nothing moves, and the same test with the same seed is the same run, item for item.</summary>
public abstract partial class TestRun : IAsyncDisposable
{
    private readonly List<(Type Type, Func<InputRequest, object?> Answer)> _scripts = [];
    private readonly TestOptions _options;
    private int _next;

    private protected TestRun(WorkflowHandler handler, TestOptions options, VirtualTime time, DeterministicScheduler scheduler)
    {
        Handler = handler;
        Time = time;
        _options = options;
        _scheduler = scheduler;
        _reader = handler.StreamItems().GetAsyncEnumerator();
        _ = handler.LastSequence;
    }

    /// <summary>The run.</summary>
    public WorkflowHandler Handler { get; }

    /// <summary>The run's clock. To move it, prefer <see cref="AdvanceAsync"/>: it lets the steps go on meanwhile.</summary>
    public VirtualTime Time { get; }

    /// <summary>What the run has published so far, with its end once it has ended.</summary>
    public StreamRecording Stream
    {
        get
        {
            lock (_items)
            {
                return new StreamRecording([.. _items], WaitsFor());
            }
        }
    }

    /// <summary>Answers every request of a type, as soon as it appears on the stream, also one that is open already. Of several scripts for
    /// one request the first one counts.</summary>
    /// <typeparam name="TRequest">The request's type.</typeparam>
    /// <param name="answer">Gives the answer, of the type that the request asks for.</param>
    public void When<TRequest>(Func<TRequest, object?> answer) where TRequest : InputRequest
    {
        ArgumentNullException.ThrowIfNull(answer);
        _scripts.Add((typeof(TRequest), request => answer((TRequest)request)));
        foreach (InputRequest request in Handler.PendingRequests)
        {
            if (IsSeen(request))
            {
                Answer(request);
            }
        }
    }

    /// <summary>Runs until the next event of a type is on the stream, and no further. Each call begins where the one before it ended.</summary>
    /// <typeparam name="T">The type; events that derive from it count too.</typeparam>
    /// <param name="where">Which of them; null for any.</param>
    /// <returns>The event.</returns>
    /// <exception cref="WorkflowTestException">The run ended before, or none came within <see cref="TestOptions.Limit"/>.</exception>
    public async Task<T> NextAsync<T>(Func<T, bool>? where = null) where T : StreamEvent
    {
        T? found = null;
        int at = _next;
        if (!await RunUntilAsync(Look, _options.AutoAdvance, waits: true).ConfigureAwait(false))
        {
            throw Failure($"No {Naming.Of(typeof(T))}{(where is null ? "" : " of those asked for")} came: {WhyNot()}");
        }

        _next = at;
        return found!;

        bool Look()
        {
            lock (_items)
            {
                while (found is null && at < _items.Count)
                {
                    found = _items[at++].Event is T ev && (where is null || where(ev)) ? ev : null;
                }
            }

            return found is not null;
        }
    }

    /// <summary>Runs all that can go on without moving time: until everything waits for time, for people or for something outside.</summary>
    /// <exception cref="WorkflowTestException">It does not come to rest within <see cref="TestOptions.Limit"/>.</exception>
    public async Task IdleAsync() => await RunUntilAsync(static () => false, advances: false, waits: false).ConfigureAwait(false);

    /// <summary>Moves time. Timers fire when they fall due, and after each instant all that can go on does.</summary>
    /// <param name="by">How far.</param>
    /// <exception cref="WorkflowTestException">The steps do not come to rest within <see cref="TestOptions.Limit"/>.</exception>
    public async Task AdvanceAsync(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        await IdleAsync().ConfigureAwait(false);
        TimeSpan end = Time.Elapsed + by;
        while (Time.NextDue is { } due && due <= end)
        {
            await FireAsync(due).ConfigureAwait(false);
            await IdleAsync().ConfigureAwait(false);
        }

        Time.TakeDue(end);
    }

    /// <summary>Answers a request; see <see cref="WorkflowHandler.RespondAsync{TResponse}"/>.</summary>
    /// <typeparam name="TResponse">The answer's type.</typeparam>
    /// <param name="request">The request, as it came on the stream.</param>
    /// <param name="answer">The answer.</param>
    public ValueTask RespondAsync<TResponse>(InputRequest<TResponse> request, TResponse answer) => Handler.RespondAsync(request, answer);

    /// <summary>Runs to the end.</summary>
    /// <returns>How the run ended: the last item of <see cref="Stream"/>. Never throws the run's failure.</returns>
    /// <exception cref="WorkflowTestException">The run does not end.</exception>
    public async Task<RunEnded> EndAsync() =>
        await RunUntilAsync(() => End is not null, _options.AutoAdvance, waits: true).ConfigureAwait(false)
            ? End!
            : throw Failure($"The run does not end: {WhyNot()}");

    /// <summary>Cancels the run if it has not ended, and runs it to its end. Never throws.</summary>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Handler.Cancel();
        try
        {
            if (!_isStuck)
            {
                await RunUntilAsync(() => End is not null, advances: true, waits: true).ConfigureAwait(false);
            }
        }
        catch (WorkflowTestException)
        {
            // The test has its own failure, or does not care how the run ends.
        }

        if (End is not null)
        {
            await _reader.DisposeAsync().ConfigureAwait(false);
            await Handler.DisposeAsync().ConfigureAwait(false);
        }
    }

    private bool IsSeen(InputRequest request)
    {
        lock (_items)
        {
            return _items.Exists(item => item.Event is InputRequest seen && seen.Id == request.Id);
        }
    }

    private void Answer(InputRequest request)
    {
        if (_scripts.Find(script => script.Type.IsInstanceOfType(request)) is not { Answer: { } answer })
        {
            return;
        }

        try
        {
            ValueTask responded = Handler.RespondAsync(request.Id, answer(request));
            if (responded.IsFaulted)
            {
                responded.GetAwaiter().GetResult();
            }
        }
        catch (InputResponseException) when (!Handler.PendingRequests.Contains(request))
        {
            // Closed meanwhile: nobody waits for the answer.
        }
#pragma warning disable CA1031 // The test's script: what it throws belongs to the test.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _scriptFailure ??= Failure($"The script for {Naming.Of(request.GetType())} gave no answer that the run takes: {exception.Message}", exception);
        }
    }
}
