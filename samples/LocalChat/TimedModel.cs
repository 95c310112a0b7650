using System.Runtime.CompilerServices;
using GenFlow.LlamaCpp;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace LocalChat;

/// <summary>A model that is timed while it writes: from the first token of an answer that comes out of it to the last. What those
/// who read do meanwhile is in it.</summary>
internal sealed class TimedModel(LlamaCppProvider model) : DelegatingChatClient(model), IModelStream
{
    private readonly TimeProvider _time = TimeProvider.System;
    private TimeSpan _writing;
    private long _tokens;

    /// <summary>The tokens of a second since this was last asked; 0 where hardly any were written.</summary>
    public double TakeTokensPerSecond()
    {
        double speed = _writing > TimeSpan.Zero ? _tokens / _writing.TotalSeconds : 0;
        (_writing, _tokens) = (TimeSpan.Zero, 0);
        return speed;
    }

    public async IAsyncEnumerable<ModelDelta> StreamAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        long? first = null;
        await foreach (ModelDelta delta in ((IModelStream)model).StreamAsync(messages, options, cancellationToken))
        {
            if (delta.Kind is ModelDeltaKind.Text or ModelDeltaKind.Thought or ModelDeltaKind.ActionStart)
            {
                first ??= _time.GetTimestamp();
            }
            else if (delta is { Kind: ModelDeltaKind.Usage, Value: Usage usage } && first is { } from)
            {
                // The first token was there when the clock began.
                _writing += _time.GetElapsedTime(from);
                _tokens += Math.Max(0, usage.OutputTokens - 1);
            }

            yield return delta;
        }
    }
}
