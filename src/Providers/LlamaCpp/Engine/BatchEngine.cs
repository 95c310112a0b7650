using GenFlow.Models;
using Microsoft.Extensions.Logging;

namespace GenFlow.LlamaCpp.Engine;

/// <summary>Answers any number of requests with one context: those that have a sequence are computed together, token by token; the
/// others wait in the order they came.</summary>
/// <remarks><para>There is no thread for it. A reader that finds nothing ready computes a step for all, where nobody does so
/// already: a lone request is computed on its reader's thread. Readers that wait while nobody computes are served by the thread
/// pool. Readers with a synchronization context never compute.</para>
/// <para>An answer runs ahead of its reader by at most <see cref="RunAhead"/> tokens, and only while others are computed: then it
/// stands still until it is read.</para></remarks>
internal sealed partial class BatchEngine : IDisposable
{
    /// <summary>The tokens of an answer that may wait for its reader.</summary>
    public const int RunAhead = 16;

    private readonly Lock _gate = new();
    private readonly DecodeContext _context;
    private readonly LinkedList<Generation> _waiting = [];
    private readonly int _maxWaiting;
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _preparing;
    private bool _driven;
    private bool _closing;

    public BatchEngine(LoadedModel model, LlamaCppOptions options, ILogger? logger)
    {
        Model = model;
        Time = options.TimeProvider;
        _maxWaiting = options.MaxWaitingRequests;
        ContextMemory.Check(model, options);
        KeyCache.Check(model, options);
        _context = new DecodeContext(model, options, logger);
        _microBatch = Math.Min(options.MicroBatchSize, _context.BatchSize);
        _slots = [.. Enumerable.Range(0, options.ParallelSequences).Select(index => new Slot(index, _context.ContextLength))];
    }

    public LoadedModel Model { get; }

    public TimeProvider Time { get; }

    /// <summary>The tokens that a sequence holds.</summary>
    public int ContextLength => _context.ContextLength;

    /// <summary>The context's memory is given back.</summary>
    public Task Closed => _closed.Task;

    /// <summary>The answers that have a sequence.</summary>
    public int ActiveAnswers
    {
        get
        {
            lock (_gate)
            {
                return _slots.Count(slot => slot.Owner is not null);
            }
        }
    }

    /// <summary>The answers that wait for one.</summary>
    public int WaitingAnswers
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Begins an answer.</summary>
    /// <param name="prepare">Makes the request; the model is there while it does.</param>
    /// <param name="cancellationToken">Ends the answer.</param>
    /// <exception cref="InferenceException">Too many wait already.</exception>
    /// <exception cref="ModelRequestException">llama.cpp cannot read the request's grammar, or it was refused before.</exception>
    public Generation Start(Func<BatchEngine, PreparedRequest> prepare, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closing, typeof(LlamaCppProvider));
            _preparing++;
        }

        try
        {
            var generation = new Generation(this, prepare(this), cancellationToken);
            if (Enqueue(generation) is { } refused)
            {
                generation.Dispose();
                throw refused;
            }

            return generation;
        }
        finally
        {
            lock (_gate)
            {
                _preparing--;
                CloseIfIdle();
            }
        }
    }

    /// <summary>Waits until the answer's <see cref="Generation.Front"/> has more of it.</summary>
    /// <returns>False at its end.</returns>
    public ValueTask<bool> AdvanceAsync(Generation generation)
    {
        lock (_gate)
        {
            if (generation.TryTake())
            {
                return new(true);
            }

            if (generation.IsEnded)
            {
                return new(generation.ThrowOrEnd());
            }

            // The first step reads the prompt, which may take long: that is not for the reader's thread.
            if (_driven || generation.Slot is null || !generation.Writing.HasWritten || !MayComputeHere())
            {
                ValueTask<bool> wait = generation.Await();
                CallDriver();
                return wait;
            }

            _driven = true;
        }

        Drive(generation);
        return new(TakeOrEnd(generation));
    }

    /// <summary>What a reader finds when it is called.</summary>
    public bool TakeOrEnd(Generation generation)
    {
        lock (_gate)
        {
            return generation.TryTake() || generation.ThrowOrEnd();
        }
    }

    /// <summary>Ends an answer that nobody wants any more; nothing happens at one that has ended.</summary>
    /// <param name="generation">The answer.</param>
    /// <param name="reason">What its reader is told.</param>
    public void Leave(Generation generation, Exception reason)
    {
        lock (_gate)
        {
            if (generation.IsEnded)
            {
                return;
            }

            generation.Leaving = reason;
            if (generation.Slot is null)
            {
                _waiting.Remove(generation);
                Finish(generation, null, reason);
            }
            else if (!_driven)
            {
                Finish(generation, null, reason);
                Admit();
                CallDriver();
            }
            else
            {
                // The step may read long prompts of others: the sequence is free when it ends, the reader is told now.
                generation.Finish(null, reason);
                if (IsMostlyForNobody())
                {
                    _context.Abort(true);
                }
            }
        }
    }

    /// <summary>Computes until there is something for an answer. Whoever calls it was given the part.</summary>
    public void Drive(Generation generation)
    {
        while (true)
        {
            PrepareSlots();
            bool computes = Plan();
            if (computes)
            {
                Compute();
            }

            lock (_gate)
            {
                Publish();
                if (!computes || !generation.IsEmpty)
                {
                    _driven = false;
                    CallDriver();
                    CloseIfIdle();
                    return;
                }
            }
        }
    }

    /// <summary>Ends all answers; the context's memory is given back when the last step has ended.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_closing)
            {
                return;
            }

            _closing = true;
            _context.Abort(true);
            foreach (Generation generation in _waiting.Concat(_slots.Select(slot => slot.Owner).OfType<Generation>()).ToArray())
            {
                generation.Leaving = Gone();
                if (!_driven || generation.Slot is null)
                {
                    _waiting.Remove(generation);
                    Finish(generation, null, generation.Leaving);
                }
            }

            CloseIfIdle();
        }
    }

    private static ObjectDisposedException Gone() => new(nameof(LlamaCppProvider), "The provider was disposed of while it answered.");

    // A reader of a user interface must not compute on its thread.
    private static bool MayComputeHere() => SynchronizationContext.Current is null && TaskScheduler.Current == TaskScheduler.Default;

    private InferenceException? Enqueue(Generation generation)
    {
        lock (_gate)
        {
            if (generation.IsEnded)
            {
                return null;
            }

            if (_closing)
            {
                Finish(generation, null, Gone());
                return null;
            }

            _waiting.AddLast(generation);
            Admit();
            if (generation.Slot is not null || _waiting.Count <= _maxWaiting)
            {
                return null;
            }

            return new InferenceException(
                $"{_maxWaiting} requests wait for the model already, which is LlamaCppOptions.MaxWaitingRequests. Send fewer at once, or raise it or ParallelSequences.") { IsTransient = true };
        }
    }

    private void CloseIfIdle()
    {
        if (_closing && !_driven && _preparing == 0 && !_closed.Task.IsCompleted)
        {
            _context.Dispose();
            Model.Dispose();
            _closed.SetResult();
        }
    }

    // Somebody waits, nobody computes, and there is something to compute: the pool does.
    private void CallDriver()
    {
        if (_driven)
        {
            return;
        }

        foreach (Slot slot in _slots)
        {
            if (slot.Owner is { IsAwaited: true, Leaving: null } generation)
            {
                _driven = true;
                ThreadPool.UnsafeQueueUserWorkItem(generation, preferLocal: false);
                return;
            }
        }
    }
}
