using GenFlow.Engine;

namespace GenFlow.CompilerServices;

// Sequences: a fan-out's items, drawn as fast as their steps start.
public abstract partial class WorkflowRun
{
    /// <summary>Routes the items of a sequence as they come; a branch each. Draws the next one only while few enough of
    /// them wait to start.</summary>
    internal async Task Draw(Token token, object sequence)
    {
        Scope scope = token.Opened!;
        int step = token.Step;
        int invocation = token.Invocation;
        int number = token.AttemptNumber;
        bool comesBack = ComesBack;
        if (sequence is IAsyncEnumerable<Event?> items)
        {
            await foreach (Event? item in items.WithCancellation(CancellationTokenOf(token, invocation)).ConfigureAwait(comesBack))
            {
                await EmitAsync(item).ConfigureAwait(comesBack);
                if (HasOutcome || token.IsAbandoned)
                {
                    return;
                }
            }
        }
        else
        {
            foreach (Event? item in (IEnumerable<Event?>)sequence)
            {
                await EmitAsync(item).ConfigureAwait(comesBack);
                if (HasOutcome || token.IsAbandoned)
                {
                    return;
                }
            }
        }

        Task EmitAsync(Event? item)
        {
            if (item is not null)
            {
                Send(item, step, number, new BranchPlace(scope, BranchPlace.Producer), token, invocation);
            }

            // A run that ends lets all go on; a step whose own time is over waits no longer either.
            return Room(scope) is not { } room ? Task.CompletedTask
                : token.Attempt is { Timeout: { } timeout } ? room.WaitAsync(timeout.Token)
                : room;
        }
    }

    private Task? Room(Scope scope)
    {
        if (scope.Waiting < _ledger.Window)
        {
            // Without the lock: a stale number only draws one item more, or looks again.
            return null;
        }

        using (_ledger.Enter())
        {
            return _ledger.Room(scope);
        }
    }
}
