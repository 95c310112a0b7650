using System.Threading.Tasks.Sources;
using GenFlow.Models;

namespace GenFlow.LlamaCpp.Engine;

/// <summary>One answer: what its reader sees of it. The reader is one at a time; whoever computes the batch writes.</summary>
/// <remarks>Guarded by the engine's gate, but for <see cref="Front"/>, which is the reader's, and <see cref="Writing"/>, which is
/// that of whoever computes.</remarks>
internal sealed class Generation : IValueTaskSource<bool>, IThreadPoolWorkItem, IDisposable
{
    private readonly BatchEngine _engine;
    private readonly CancellationTokenRegistration _cancellation;
    private ManualResetValueTaskSourceCore<bool> _wait = new() { RunContinuationsAsynchronously = true };
    private AnswerBuffer _ready = new();

    public Generation(BatchEngine engine, PreparedRequest request, CancellationToken cancellationToken)
    {
        _engine = engine;
        Request = request;
        CancellationToken = cancellationToken;
        Writing = new AnswerWriter(engine, request);
        _cancellation = cancellationToken.UnsafeRegister(static (state, token) =>
        {
            var generation = (Generation)state!;
            generation._engine.Leave(generation, new OperationCanceledException("The answer was cancelled.", token));
        }, this);
    }

    public PreparedRequest Request { get; }

    /// <summary>The model, as answers name it.</summary>
    public string ModelName => _engine.Model.Name;

    public CancellationToken CancellationToken { get; }

    /// <summary>The answer while it is written.</summary>
    public AnswerWriter Writing { get; }

    /// <summary>What the reader reads.</summary>
    public AnswerBuffer Front { get; private set; } = new();

    /// <summary>The sequence that it has; null while it waits for its turn, and at its end.</summary>
    public Slot? Slot { get; set; }

    /// <summary>How it ended; null before, and where it failed or was left.</summary>
    public AnswerEnd? End { get; private set; }

    /// <summary>Whether nothing more comes.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Why it is to be left at the next chance; null where it is not.</summary>
    public Exception? Leaving { get; set; }

    /// <summary>Whether its reader waits.</summary>
    public bool IsAwaited { get; private set; }

    /// <summary>Whether there is room for more before the reader takes something. What has no text yet is no reason to stand still.</summary>
    public bool MayRunAhead => _ready.Count == 0 || _ready.Tokens < BatchEngine.RunAhead;

    /// <summary>Whether its reader finds nothing.</summary>
    public bool IsEmpty => _ready.Count == 0 && !IsEnded;

    /// <summary>Whether its sequence holds what is known of the prompt. Of whoever computes.</summary>
    public bool IsPrepared { get; set; }

    /// <summary>Why no more of it can be computed. Of whoever computes.</summary>
    public Exception? Problem { get; set; }

    private Exception? Failure { get; set; }

    /// <summary>Waits until <see cref="Front"/> has more of the answer.</summary>
    /// <returns>False at its end.</returns>
    public ValueTask<bool> AdvanceAsync() => _engine.AdvanceAsync(this);

    /// <summary>Gives the reader what is ready.</summary>
    /// <returns>Whether there is something.</returns>
    public bool TryTake()
    {
        if (_ready.Count == 0)
        {
            return false;
        }

        Front.Clear();
        (Front, _ready) = (_ready, Front);
        return true;
    }

    /// <summary>Makes ready what was written.</summary>
    public void Publish()
    {
        _ready.Take(Writing.Output);
        Signal();
    }

    /// <summary>Ends it, with an answer or a failure.</summary>
    public void Finish(AnswerEnd? end, Exception? failure)
    {
        End = end;
        Failure = failure;
        IsEnded = true;
        if (failure is OperationCanceledException)
        {
            // Who has cancelled wants nothing more of it.
            _ready.Clear();
        }

        Signal();
    }

    /// <summary>The reader waits from here on.</summary>
    public ValueTask<bool> Await()
    {
        _wait.Reset();
        IsAwaited = true;
        return new ValueTask<bool>(this, _wait.Version);
    }

    /// <summary>The end, as the reader sees it.</summary>
    /// <returns>False: nothing more comes.</returns>
    public bool ThrowOrEnd() => Failure is null ? false : throw Failure;

    public void Dispose()
    {
        _cancellation.Unregister();
        _engine.Leave(this, new ObjectDisposedException(nameof(Generation)));
    }

    void IThreadPoolWorkItem.Execute() => _engine.Drive(this);

    bool IValueTaskSource<bool>.GetResult(short token)
    {
        _wait.GetResult(token);
        return _engine.TakeOrEnd(this);
    }

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => _wait.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _wait.OnCompleted(continuation, state, token, flags);

    private void Signal()
    {
        if (IsAwaited && (_ready.Count > 0 || IsEnded))
        {
            IsAwaited = false;
            _wait.SetResult(true);
        }
    }
}
