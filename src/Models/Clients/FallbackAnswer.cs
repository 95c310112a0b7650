using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>The answer of one client. Nothing of it is given before it says something, and no failure of it is thrown.</summary>
internal sealed class FallbackAnswer(FallbackCall call, FallbackOptions options, CancellationToken cancellationToken) : IAsyncDisposable
{
    // One that says nothing more often than that will not be held.
    private const int MostHeld = 16;

    private readonly Queue<ChatResponseUpdate> _held = new();
    private IAsyncEnumerator<ChatResponseUpdate>? _updates;
    private bool _hasDeltas;
    private bool _hasFinish;

    public ChatResponseUpdate Current { get; private set; } = null!;

    /// <summary>Whether something of it has been given.</summary>
    public bool HasSaid { get; private set; }

    /// <summary>Why it ended; null where it is complete.</summary>
    public Exception? Failure { get; private set; }

    public async ValueTask<bool> MoveNextAsync()
    {
        if (HasSaid && _held.TryDequeue(out ChatResponseUpdate? held))
        {
            Current = held;
            return true;
        }

        while (await ReadAsync().ConfigureAwait(false))
        {
            ChatResponseUpdate update = Current;
            if ((!HasSaid || options.RestartsAnswers) && FailureReasons.In(update) is { } reported && options.IsRetryable(reported))
            {
                Failure = reported;
                return false;
            }

            if (HasSaid)
            {
                return true;
            }

            _held.Enqueue(update);
            if (AnswerStart.Says(update) || _held.Count == MostHeld)
            {
                HasSaid = true;
                Current = _held.Dequeue();
                return true;
            }
        }

        // Clients of deltas say why the model stopped; of others only one that says nothing at all is known to be cut.
        bool isCut = !HasSaid || (options.RestartsAnswers && _hasDeltas && !_hasFinish);
        Failure ??= !isCut ? null : new ModelConnectionException(
            HasSaid ? $"The answer of {call.Name} broke off: the stream ended before the model said why it stopped." : $"The answer of {call.Name} ended before it said anything.")
        {
            IsTransient = true,
        };
        return false;
    }

    public async ValueTask DisposeAsync()
    {
        if (_updates is not { } updates)
        {
            return;
        }

        _updates = null;
        Task disposal = DisposeAsync(updates);
        if (Failure is null)
        {
            await disposal.ConfigureAwait(false);
        }
        else
        {
            // The failure says more than what it leads to.
            await disposal.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // What it throws at once is in the task as well.
    private static async Task DisposeAsync(IAsyncEnumerator<ChatResponseUpdate> updates) => await updates.DisposeAsync().ConfigureAwait(false);

    private async ValueTask<bool> ReadAsync()
    {
        try
        {
            _updates ??= call.Client.GetStreamingResponseAsync(call.Messages, call.Options, cancellationToken).GetAsyncEnumerator(cancellationToken);
            if (!await _updates.MoveNextAsync().ConfigureAwait(false))
            {
                return false;
            }

            Current = _updates.Current;
            _hasDeltas |= Current.RawRepresentation is ModelDelta { Kind: not ModelDeltaKind.Switch } or IReadOnlyList<ModelDelta>;
            _hasFinish |= Current.FinishReason is not null;
            return true;
        }
#pragma warning disable CA1031 // Kept: whoever reads the answer decides whether another is asked.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Failure = failure;
            return false;
        }
    }
}
