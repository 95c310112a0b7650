using GenFlow.Engine;

namespace GenFlow.CompilerServices;

// The clock stands still while everything that the run and its children still do is to wait for people.
public abstract partial class WorkflowRun
{
    internal void CountAsks(Token token, Attempt attempt, Strand? strand, int asks, int busy)
    {
        using (_ledger.Enter())
        {
            WatchWaiting();
            _ledger.CountAsks(token, attempt, strand, asks, busy);
        }
    }

    private void WatchWaiting() => _ledger.WatchWaiting(OnWaitingChanged);

    /// <summary>Everything has come to wait for people, or not only any more. Whoever comes last sees how it is.</summary>
    private void OnWaitingChanged()
    {
        WorkflowRun root = Root;
        lock (root.Parts.Lock)
        {
            bool waiting;
            using (_ledger.EnterQuietly())
            {
                waiting = _ledger.IsWaiting;
            }

            if (_parts?.Link is { } link)
            {
                if (link.IsWaiting != waiting && !link.IsEnded)
                {
                    link.IsWaiting = waiting;
                    link.Parent.CountAsks(link.Token, link.Attempt, link.Strand, waiting ? 1 : -1, waiting ? -1 : 1);
                }
            }
            else if (root.Parts.Stands != waiting)
            {
                root.Parts.Stands = waiting;
                Stand(waiting);
            }
        }
    }

    /// <summary>Stops the time of the run, of its attempts and of its children, or lets it go on.</summary>
    private void Stand(bool stands)
    {
        Stand(_watch?.Timeout, stands);
        List<(int Step, Attempt Attempt)> running;
        using (_ledger.EnterQuietly())
        {
            running = _ledger.RunningAttempts();
        }

        foreach ((_, Attempt attempt) in running)
        {
            Stand(attempt.Timeout?.Timer, stands);
        }

        foreach (WorkflowRun child in _parts?.Children ?? [])
        {
            child.Stand(stands);
        }
    }

    private void Stand(PausableTimer? timer, bool stands)
    {
        try
        {
            timer?.Stand(stands);
        }
#pragma warning disable CA1031 // The clock is the user's: one that throws must not keep the run, or its other timers, from going on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Record(step: null, exception);
        }
    }
}
