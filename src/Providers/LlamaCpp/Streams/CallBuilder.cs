using System.Text;
using GenFlow.LlamaCpp.Engine;
using GenFlow.Models;

namespace GenFlow.LlamaCpp.Streams;

/// <summary>Puts the parts of an answer's calls together.</summary>
internal sealed class CallBuilder
{
    private readonly StringBuilder _arguments = new();
    private readonly List<InferenceToolCall> _complete = [];
    private string _name = "";

    /// <summary>The calls that are complete.</summary>
    public IReadOnlyList<InferenceToolCall> Complete => _complete;

    /// <summary>The id of the call that began last.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Takes a part that is neither text nor thought.</summary>
    /// <returns>The call that is complete with it; null before.</returns>
    public InferenceToolCall? Take(AnswerBuffer answer, in AnswerPiece piece)
    {
        switch (piece.Kind)
        {
            case AnswerPieceKind.CallStart:
                Id = CallIds.New("call");
                _name = piece.Name!;
                _arguments.Clear();
                return null;
            case AnswerPieceKind.CallFragment:
                _arguments.Append(answer.TextOf(piece));
                return null;
            default:
                _complete.Add(new InferenceToolCall(Id, _name, _arguments.ToString()));
                return _complete[^1];
        }
    }
}
