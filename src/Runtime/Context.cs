using GenFlow.CompilerServices;
using GenFlow.Engine;

namespace GenFlow;

/// <summary>What a step has of its run. A small value: copy it freely. Used after its step has ended it still speaks for
/// that step of that run; what comes after the run's end is dropped and counted.</summary>
public readonly struct Context
{
    // A Token, or the Strand of one.
    private readonly object? _owner;
    private readonly Scope? _scope;
    private readonly int _branch;
    private readonly int _step;
    private readonly int _invocation;
    private readonly int _attempt;

    internal Context(Token token, int step, int invocation, int attempt, BranchPlace place)
    {
        _owner = token;
        _step = step;
        _invocation = invocation;
        _attempt = attempt;
        _scope = place.Scope;
        _branch = place.Index;
    }

    internal Context(Strand strand, Context of)
    {
        this = of;
        _owner = strand;
    }

    /// <summary>The run's id.</summary>
    public string RunId => Run.RunId;

    /// <summary>The step's name.</summary>
    public string StepName => Run.Definition.StepName(_step);

    /// <summary>The step's attempt, from 1.</summary>
    public int Attempt
    {
        get
        {
            _ = Token;
            return _attempt;
        }
    }

    /// <summary>Cancelled when the run ends, however it ends, and when the step's timeout is over.</summary>
    public CancellationToken CancellationToken => Strand?.CancellationToken ?? Run.CancellationTokenOf(Token, _invocation);

    /// <summary>The run's services: a scope of its own, made at first use and disposed at the run's end.</summary>
    /// <exception cref="WorkflowException">The run was given no services.</exception>
    public IServiceProvider Services => Run.ServicesFor(StepName);

    /// <summary>The run's clock.</summary>
    public TimeProvider TimeProvider => Run.Options.TimeProvider;

    private WorkflowRun Run => Token.Run;

    /// <summary>The part of the step's work that it is for; null for the step itself.</summary>
    internal Strand? Strand => _owner as Strand;

    internal int Step => _step;

    private Token Token => _owner as Token ?? Strand?.Token ?? throw new InvalidOperationException(
        "This Context belongs to no run. A Context is given to a step by the engine; default(Context) is none.");

    /// <summary>Publishes an event to those who watch the run. Synchronous: it returns at once and is never awaited. It
    /// never routes the event.</summary>
    /// <param name="ev">The event. The stream keeps it as it is: do not change it afterwards.</param>
    /// <exception cref="ArgumentException">Only the engine writes events of this type, such as a <see cref="RunEnded"/>.</exception>
    public void WriteEventToStream(StreamEvent ev)
    {
        ArgumentNullException.ThrowIfNull(ev);
        _ = Token;
        ThrowIfEnginesOwn(ev, nameof(ev));
        Write(ev);
    }

    /// <summary>For a producer that must not run ahead: await it before each write. Completes when every consumer lags at
    /// most <see cref="RunOptions.StreamLag"/> items behind the newest; with no consumer, at once. A consumer is an enumerator
    /// that has begun and is neither at its end nor disposed; one that was forgotten counts until it is collected.
    /// Several producers that wait go on together, so that each may put the consumers one item further back.</summary>
    /// <exception cref="OperationCanceledException">The step was cancelled.</exception>
    public ValueTask StreamCapacityAsync() => Run.StreamCapacityAsync(CancellationToken);

    /// <summary>Sends an event to the steps that accept it; they start at once on other threads. A stop event ends the
    /// run. An event that no step accepts fails the run; this call does not throw.</summary>
    /// <param name="ev">The event.</param>
    /// <exception cref="InvalidOperationException">The fan-out that this step was a branch of has been joined already:
    /// the context was used after its step had ended.</exception>
    public void SendEvent(Event ev)
    {
        ArgumentNullException.ThrowIfNull(ev);
        Run.Send(ev, _step, _attempt, new BranchPlace(_scope, _branch), Token, _invocation);
    }

    /// <summary>Asks people and waits for the answer: the request appears on the stream with an id, and
    /// <see cref="WorkflowHandler.RespondAsync(string, object)"/> answers it. The body is not run again: it goes on here. While all
    /// running steps wait for answers, the run's timeout and the step's stand still.</summary>
    /// <typeparam name="TResponse">The answer's type.</typeparam>
    /// <param name="request">The request; the engine gives an id to a copy of it.</param>
    /// <param name="cancellationToken">Ends the wait besides the step's own token.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="InputTimeoutException">Nobody answered within <see cref="InputRequest.Timeout"/>.</exception>
    /// <exception cref="OperationCanceledException">The step, or <paramref name="cancellationToken"/>, was cancelled.</exception>
    /// <exception cref="WorkflowEndedException">The step has ended.</exception>
    public Task<TResponse> RequestInputAsync<TResponse>(InputRequest<TResponse> request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Run.AskAsync(request, this, Token, _step, _invocation, _attempt, cancellationToken);
    }

    /// <summary>Runs another workflow as a part of this step: its stream events, its requests and its lifecycle are in this run's
    /// stream, with its name as <see cref="StreamItem.Path"/>; it shares this run's clock, cancellation and
    /// <see cref="RunOptions.MaxSteps"/>, and has a state of its own. Await it: a child that still runs when the step has ended is cancelled.</summary>
    /// <typeparam name="TInput">The child's input.</typeparam>
    /// <typeparam name="TResult">The child's result.</typeparam>
    /// <param name="child">The workflow.</param>
    /// <param name="input">What it works on.</param>
    /// <param name="name">Its part of the path, at most 200 characters; by default the name of its class. A second one of a name gets <c>#2</c>.</param>
    /// <param name="cancellationToken">Cancels the child besides the step's own token.</param>
    /// <returns>Its result. A failure of the child arrives as the exception that its step threw.</returns>
    /// <exception cref="OperationCanceledException">This step, or <paramref name="cancellationToken"/>, was cancelled.</exception>
    /// <exception cref="WorkflowEndedException">This step, or its run, has ended.</exception>
    public Task<TResult> RunChildAsync<TInput, TResult>(
        IWorkflow<TInput, TResult> child, TInput input, string? name = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(child);
        return Run.RunChildAsync(child, input, name, this, Token, _step, _invocation, _attempt, cancellationToken);
    }

    /// <summary>Runs a workflow that takes no input as a part of this step; see
    /// <see cref="RunChildAsync{TInput, TResult}(IWorkflow{TInput, TResult}, TInput, string, CancellationToken)"/>.</summary>
    /// <typeparam name="TResult">The child's result.</typeparam>
    /// <param name="child">The workflow.</param>
    /// <param name="name">Its part of the path; by default the name of its class.</param>
    /// <param name="cancellationToken">Cancels the child besides the step's own token.</param>
    /// <returns>Its result.</returns>
    public Task<TResult> RunChildAsync<TResult>(IWorkflow<StartEvent, TResult> child, string? name = null, CancellationToken cancellationToken = default) =>
        RunChildAsync(child, new StartEvent(), name, cancellationToken);

    /// <summary>Runs a stream of events as a part of this step, such as an agent: each event is written to this run's stream as it
    /// comes, in order, with the stream's name as <see cref="StreamItem.Path"/>; none is routed. It shares this step's
    /// cancellation, clock, services and people. Await it: a stream that still runs when the step has ended is cancelled.</summary>
    /// <remarks>As <see cref="WriteEventToStream"/>, it never waits for those who watch the run. When the step is cancelled, so is
    /// the stream; what it writes until it ends is still written.</remarks>
    /// <typeparam name="TEvent">The stream's events.</typeparam>
    /// <typeparam name="TResult">What it ends with.</typeparam>
    /// <param name="stream">The stream.</param>
    /// <param name="name">Its part of the path, at most 200 characters; by default its own name. A second one of a name gets <c>#2</c>.</param>
    /// <returns>What it ended with. Its failure arrives as the exception that it threw.</returns>
    /// <exception cref="OperationCanceledException">This step was cancelled.</exception>
    /// <exception cref="WorkflowEndedException">This step, or its run, has ended.</exception>
    /// <exception cref="ArgumentException">The name is no part of a path, or the stream has an event that only the engine writes.</exception>
    public Task<TResult> ForwardAsync<TEvent, TResult>(IForwardable<TEvent, TResult> stream, string? name = null)
        where TEvent : StreamEvent
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Run.ForwardAsync(stream, name, this, Token, _step, _invocation);
    }

    /// <summary>Tells that a part of this step's work goes on beside others of it. The run's clock stands still while all running
    /// work waits for people; a step that asks is taken to wait, unless a strand of it does not.</summary>
    /// <returns>What the part asks with, until it is disposed.</returns>
    /// <exception cref="WorkflowEndedException">This step, or its run, has ended.</exception>
    public Strand BeginStrand() => Run.BeginStrand(this, Token, _step, _invocation);

    internal void Write(StreamEvent ev)
    {
        if (_owner is not Strand { Origin: not null } strand)
        {
            Token token = Token;
            token.Run.WriteToStream(ev, _step, _attempt, token, _invocation);
        }
        else
        {
            strand.Token.Run.WriteOfStrand(ev, strand);
        }
    }

    internal static void ThrowIfEnginesOwn(StreamEvent ev, string parameter)
    {
        ArgumentNullException.ThrowIfNull(ev, parameter);
        if (ev.EnginesOwn is { } instead)
        {
            throw new ArgumentException($"Only the engine writes {ev.GetType().Name} to the stream. {instead}", parameter);
        }
    }

    internal State<TState> State<TState>(Func<TState>? create) => Run.State(create);
}
