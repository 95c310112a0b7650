using System.Runtime.CompilerServices;
using System.Text;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.MistralRs;

/// <summary>From the deltas of an answer to its chunks.</summary>
internal sealed class ChunkReader(AnswerClock clock)
{
    private readonly Dictionary<int, Call> _calls = [];
    private ChatFinishReason? _finish;
    private Usage? _usage;
    private SpeedContent? _speed;

    public static async IAsyncEnumerable<InferenceChunk> ReadAsync(
        IAsyncEnumerable<ModelDelta> deltas, AnswerClock clock, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var reader = new ChunkReader(clock);
        await foreach (ModelDelta delta in deltas.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (reader.Take(delta) is { } chunk)
            {
                yield return chunk;
            }
        }

        yield return reader.End();
    }

    private InferenceChunk? Take(in ModelDelta delta)
    {
        switch (delta.Kind)
        {
            case ModelDeltaKind.Text when delta.Text.Length > 0:
                clock.Mark();
                return new InferenceChunk { Delta = delta.Text };
            case ModelDeltaKind.Thought when delta.Text.Length > 0:
                clock.Mark();
                return new InferenceChunk { ReasoningDelta = delta.Text };
            case ModelDeltaKind.ActionStart:
                clock.Mark();
                _calls[delta.Index] = new(delta.Id, delta.Text, new());
                return null;
            case ModelDeltaKind.ActionFragment when _calls.TryGetValue(delta.Index, out Call? call):
                clock.Mark();
                call.Arguments.Append(delta.Text);
                return null;
            case ModelDeltaKind.BlockEnd when _calls.Remove(delta.Index, out Call? call):
                return new InferenceChunk { ToolCalls = [call.ToCall()] };
            case ModelDeltaKind.Usage when delta.Value is Usage usage:
                _usage = usage;
                return null;
            case ModelDeltaKind.Replay when delta.Value is SpeedContent speed:
                _speed = speed;
                return null;
            case ModelDeltaKind.Stop:
                _finish = FinishOf(delta.StopReason, delta.Text);
                return null;
            default:
                return null;
        }
    }

    private InferenceChunk End()
    {
        clock.End();
        return new InferenceChunk
        {
            FinishReason = _finish ?? throw new InferenceException(
                "The answer of mistral.rs broke off: the stream ended before the model said why it stopped. The same request may succeed again.") { IsTransient = true },
            Usage = _usage,
            Timings = new InferenceTimings(clock.ToFirst, PrefillSpeed(), DecodeSpeed()),
        };
    }

    private double PrefillSpeed() =>
        _speed is { Prompt: > 0 } told ? told.Prompt : Speed((_usage?.InputTokens ?? 0) - (_usage?.CachedInputTokens ?? 0), clock.ToFirst);

    // The first token ends the prompt's time.
    private double DecodeSpeed() =>
        _usage is not { OutputTokens: >= 2 and var written } ? 0
            : _speed is { Completion: > 0 } told ? told.Completion : Speed(written - 1, clock.Writing);

    private static double Speed(long tokens, TimeSpan time) => tokens > 0 && time > TimeSpan.Zero ? tokens / time.TotalSeconds : 0;

    private static ChatFinishReason FinishOf(StopReason reason, string raw) => reason switch
    {
        StopReason.EndOfTurn or StopReason.StopSequence => ChatFinishReason.Stop,
        StopReason.Actions => ChatFinishReason.ToolCalls,
        StopReason.OutputLimit or StopReason.ContextLimit => ChatFinishReason.Length,
        StopReason.ContentFilter => ChatFinishReason.ContentFilter,
        _ => new(raw.Length == 0 ? "unknown" : raw),
    };

    private sealed record Call(string Id, string Name, StringBuilder Arguments)
    {
        public InferenceToolCall ToCall() => new(Id, Name, Arguments.Length == 0 ? "{}" : Arguments.ToString());
    }
}
