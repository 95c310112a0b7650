using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace GenFlow.LlamaCpp.Engine;

/// <summary>Loads a model when it is first wanted, once for all who want it. It is cancelled when all of them are, and tried again
/// after a failure.</summary>
internal sealed class SharedLoad(LlamaCppOptions options, ILogger? logger)
{
    private readonly Lock _gate = new();
    private Attempt? _attempt;
    private bool _disposed;

    /// <summary>The engine that is there; null before, and after a failure.</summary>
    public BatchEngine? Loaded => _attempt is { Task: { IsCompletedSuccessfully: true } task } ? task.Result : null;

    public async Task<BatchEngine> GetAsync(IProgress<float>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Attempt attempt;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(LlamaCppProvider));
            if (_attempt is null || _attempt.Task.IsFaulted || _attempt.Task.IsCanceled || (_attempt.IsGivenUp && !_attempt.Task.IsCompletedSuccessfully))
            {
                // Who has it begin is told all of its progress.
                attempt = new Attempt(_attempt?.Task);
                attempt.Join(progress);
                attempt.Begin(options, logger);
                _attempt = attempt;
            }
            else
            {
                attempt = _attempt;
                attempt.Join(progress);
            }
        }

        try
        {
            return await attempt.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && _disposed)
        {
            throw new ObjectDisposedException(nameof(LlamaCppProvider), "The provider was disposed of while its model was loaded.");
        }
        finally
        {
            lock (_gate)
            {
                attempt.Leave(progress);
            }
        }
    }

    /// <summary>Ends what is loaded, or being loaded.</summary>
    public async ValueTask DisposeAsync()
    {
        Attempt? attempt;
        lock (_gate)
        {
            _disposed = true;
            attempt = _attempt;
            attempt?.GiveUp();
        }

        if (attempt is null)
        {
            return;
        }

        await ((Task)attempt.Task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (attempt.Task.IsCompletedSuccessfully)
        {
            BatchEngine engine = await attempt.Task.ConfigureAwait(false);
            engine.Dispose();
            await engine.Closed.ConfigureAwait(false);
        }
    }

    // Guarded by the gate, but for its progress, which is told on the loading thread.
#pragma warning disable CA1001 // A source of cancellation without a timer holds nothing.
    private sealed class Attempt(Task<BatchEngine>? previous) : IProgress<float>
#pragma warning restore CA1001
    {
        private readonly CancellationTokenSource _cancel = new();
        private ImmutableList<IProgress<float>> _progress = [];
        private int _waiting;

        public Task<BatchEngine> Task { get; private set; } = null!;

        public bool IsGivenUp { get; private set; }

        public void Begin(LlamaCppOptions options, ILogger? logger) => Task = System.Threading.Tasks.Task.Run(async () =>
        {
            // Two of a model at once may be more than the memory holds. One that was given up may be there nevertheless.
            if (previous is not null)
            {
                await ((System.Threading.Tasks.Task)previous).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (previous.IsCompletedSuccessfully)
                {
                    return await previous.ConfigureAwait(false);
                }
            }

            // It blocks for as long as the disk takes: the pool's threads are not for that.
            return await System.Threading.Tasks.Task.Factory.StartNew(
                () => Load(options, logger), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        });

        private BatchEngine Load(LlamaCppOptions options, ILogger? logger)
        {
            LoadedModel model = new ModelLoad(this, _cancel.Token).Run(options, logger);
            BatchEngine engine;
            try
            {
                engine = new BatchEngine(model, options, logger);
            }
            catch
            {
                model.Dispose();
                throw;
            }

            if (_cancel.IsCancellationRequested)
            {
                engine.Dispose();
                _cancel.Token.ThrowIfCancellationRequested();
            }

            return engine;
        }

        public void Join(IProgress<float>? progress)
        {
            _waiting++;
            if (progress is not null)
            {
                _progress = _progress.Add(progress);
            }
        }

        public void Leave(IProgress<float>? progress)
        {
            _waiting--;
            if (progress is not null)
            {
                _progress = _progress.Remove(progress);
            }

            if (_waiting == 0 && !Task.IsCompleted)
            {
                GiveUp();
            }
        }

        public void GiveUp()
        {
            IsGivenUp = !Task.IsCompleted;
            _cancel.Cancel();
        }

        public void Report(float value)
        {
            foreach (IProgress<float> progress in _progress)
            {
                progress.Report(value);
            }
        }
    }
}
