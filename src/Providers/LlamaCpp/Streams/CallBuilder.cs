using System.Text;
using GenFlow.LlamaCpp.Engine;
using GenFlow.Models;

namespace GenFlow.LlamaCpp.Streams;

/// <summary>Puts the parts of calls together.</summary>
internal sealed class CallBuilder
{
    private readonly StringBuilder _arguments = new();
    private string _name = "";

    /// <summary>Takes a part that is neither text nor thought.</summary>
    /// <returns>The call that is complete with it; null before.</returns>
    public InferenceToolCall? Take(AnswerBuffer answer, in AnswerPiece piece)
    {
        switch (piece.Kind)
        {
            case AnswerPieceKind.CallStart:
                _name = piece.Name!;
                _arguments.Clear();
                return null;
            case AnswerPieceKind.CallFragment:
                _arguments.Append(answer.TextOf(piece));
                return null;
            default:
                return new InferenceToolCall(CallIds.New("call"), _name, _arguments.ToString());
        }
    }
}
