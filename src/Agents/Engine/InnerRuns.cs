namespace GenFlow.Agents.Engine;

/// <summary>What one call of an action runs inside: agents, chains, workflows. It ends with the action, also where that does not
/// wait for it.</summary>
internal sealed class InnerRuns
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _empty;
    private int _open;
    private bool _isClosed;

    /// <summary>Before one begins.</summary>
    /// <returns>Whether it may.</returns>
    public bool TryBegin()
    {
        lock (_lock)
        {
            _open += _isClosed ? 0 : 1;
            return !_isClosed;
        }
    }

    /// <summary>One has ended, and has told of its end.</summary>
    public void End()
    {
        lock (_lock)
        {
            if (--_open == 0)
            {
                _empty?.TrySetResult();
            }
        }
    }

    /// <summary>The action has ended: nothing begins any more, and what still runs is told to stop and waited for.</summary>
    public async Task CloseAsync(CancellationTokenSource stop, TimeSpan grace, TimeProvider clock)
    {
        lock (_lock)
        {
            _isClosed = true;
            if (_open == 0)
            {
                return;
            }

            _empty = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        // What others have registered on the token may throw; what runs inside ends all the same.
        await stop.CancelAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _empty.Task.WaitAsync(grace, clock, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
