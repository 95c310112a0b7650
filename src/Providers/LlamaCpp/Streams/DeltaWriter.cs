using GenFlow.LlamaCpp.Engine;
using GenFlow.Models;

namespace GenFlow.LlamaCpp.Streams;

/// <summary>From the parts of an answer to deltas: a block ends where another kind of part begins.</summary>
internal sealed class DeltaWriter
{
    private readonly List<ModelDelta> _deltas = new(2);
    private readonly CallBuilder _calls = new();
    private AnswerPieceKind? _open;
    private int _block = -1;

    /// <summary>The calls that are complete.</summary>
    public IReadOnlyList<InferenceToolCall> Calls => _calls.Complete;

    /// <summary>The deltas of a part, until the next call.</summary>
    public List<ModelDelta> Of(AnswerBuffer answer, in AnswerPiece piece)
    {
        _deltas.Clear();
        if (piece.Kind is not (AnswerPieceKind.Text or AnswerPieceKind.Thought))
        {
            _calls.Take(answer, piece);
        }

        switch (piece.Kind)
        {
            case AnswerPieceKind.Text:
                Open(AnswerPieceKind.Text);
                _deltas.Add(ModelDelta.OfText(_block, answer.TextOf(piece).ToString()));
                break;
            case AnswerPieceKind.Thought:
                Open(AnswerPieceKind.Thought);
                _deltas.Add(ModelDelta.Thought(_block, answer.TextOf(piece).ToString()));
                break;
            case AnswerPieceKind.CallStart:
                Close();
                Open(AnswerPieceKind.CallStart);
                _deltas.Add(ModelDelta.ActionStart(_block, _calls.Id, piece.Name!));
                break;
            case AnswerPieceKind.CallFragment:
                _deltas.Add(ModelDelta.ActionFragment(_block, answer.TextOf(piece).ToString()));
                break;
            default:
                Close();
                break;
        }

        return _deltas;
    }

    /// <summary>The end of the block that is open at the answer's end; null for none. A call that was cut has no end.</summary>
    public ModelDelta? EndBlock() => _open is null or AnswerPieceKind.CallStart ? null : ModelDelta.BlockEnd(_block);

    private void Open(AnswerPieceKind kind)
    {
        if (_open != kind)
        {
            Close();
            _open = kind;
            _block++;
        }
    }

    private void Close()
    {
        if (_open is not null)
        {
            _deltas.Add(ModelDelta.BlockEnd(_block));
            _open = null;
        }
    }
}
