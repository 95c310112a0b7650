using GenFlow.LlamaCpp.Engine;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Streams;

/// <summary>From the parts of an answer to its chunks.</summary>
internal sealed class ChunkReader
{
    private readonly CallBuilder _calls = new();

    /// <summary>The calls that are complete.</summary>
    public IReadOnlyList<InferenceToolCall> Calls => _calls.Complete;

    /// <summary>The chunk of a part; false where the part is none of its own.</summary>
    public bool TryRead(AnswerBuffer answer, in AnswerPiece piece, out LlamaCppInferenceChunk chunk)
    {
        switch (piece.Kind)
        {
            case AnswerPieceKind.Text:
                chunk = new LlamaCppInferenceChunk { Delta = answer.TextOf(piece).ToString() };
                return true;
            case AnswerPieceKind.Thought:
                chunk = new LlamaCppInferenceChunk { ReasoningDelta = answer.TextOf(piece).ToString() };
                return true;
            default:
                InferenceToolCall? call = _calls.Take(answer, piece);
                chunk = call is null ? default : new LlamaCppInferenceChunk { ToolCalls = [call] };
                return call is not null;
        }
    }

    /// <summary>The one last chunk.</summary>
    public static LlamaCppInferenceChunk Last(AnswerEnd end) =>
        new() { FinishReason = FinishReasonOf(end.Reason), Usage = end.Usage, Timings = end.Timings };

    public static ChatFinishReason FinishReasonOf(StopReason reason) => reason switch
    {
        StopReason.Actions => ChatFinishReason.ToolCalls,
        StopReason.OutputLimit or StopReason.ContextLimit => ChatFinishReason.Length,
        _ => ChatFinishReason.Stop,
    };
}
