using GenFlow.LlamaCpp.Text;

namespace GenFlow.LlamaCpp.Engine;

/// <summary>Parts of an answer on their way to the reader, in memory that is used again.</summary>
internal sealed class AnswerBuffer : IAnswerSink
{
    private char[] _chars = new char[256];
    private AnswerPiece[] _pieces = new AnswerPiece[16];
    private int _length;

    /// <summary>The parts.</summary>
    public int Count { get; private set; }

    /// <summary>The tokens that were given since the buffer was cleared, those without text among them.</summary>
    public int Tokens { get; set; }

    /// <summary>A part.</summary>
    public AnswerPiece this[int index] => _pieces[index];

    /// <summary>The text of a part, until the buffer is cleared.</summary>
    public ReadOnlySpan<char> TextOf(in AnswerPiece piece) => _chars.AsSpan(piece.Start, piece.Length);

    public void Text(ReadOnlySpan<char> text) => Add(AnswerPieceKind.Text, text, null);

    public void Thought(ReadOnlySpan<char> text) => Add(AnswerPieceKind.Thought, text, null);

    public void CallStart(string name) => Add(AnswerPieceKind.CallStart, default, name);

    public void CallFragment(ReadOnlySpan<char> json) => Add(AnswerPieceKind.CallFragment, json, null);

    public void CallEnd() => Add(AnswerPieceKind.CallEnd, default, null);

    /// <summary>Moves the parts of another buffer behind those of this one.</summary>
    public void Take(AnswerBuffer other)
    {
        for (int index = 0; index < other.Count; index++)
        {
            AnswerPiece piece = other._pieces[index];
            Add(piece.Kind, other.TextOf(piece), piece.Name);
        }

        Tokens += other.Tokens;
        other.Clear();
    }

    public void Clear()
    {
        Array.Clear(_pieces, 0, Count);
        Count = 0;
        Tokens = 0;
        _length = 0;
    }

    private void Add(AnswerPieceKind kind, ReadOnlySpan<char> text, string? name)
    {
        if (_length + text.Length > _chars.Length)
        {
            Array.Resize(ref _chars, Math.Max(_length + text.Length, 2 * _chars.Length));
        }

        if (Count == _pieces.Length)
        {
            Array.Resize(ref _pieces, 2 * _pieces.Length);
        }

        text.CopyTo(_chars.AsSpan(_length));
        _pieces[Count++] = new AnswerPiece(kind, _length, text.Length, name);
        _length += text.Length;
    }
}
