namespace GenFlow.LlamaCpp.Engine;

/// <summary>A sequence of the context: what it has in its memory stays when an answer ends, for the next turn of the conversation.</summary>
internal sealed class Slot(int index, int capacity)
{
    private readonly int[] _tokens = new int[capacity];
    private char[] _text = new char[1024];
    private int _textLength;

    /// <summary>llama.cpp's number of the sequence.</summary>
    public int Index { get; } = index;

    /// <summary>The answer that is being written; null for none.</summary>
    public Generation? Owner { get; set; }

    /// <summary>When it was used last, in answers.</summary>
    public long LastUse { get; set; }

    /// <summary>The tokens of <see cref="Tokens"/> that are in the memory, from the first on.</summary>
    public int Past { get; set; }

    /// <summary>All tokens: prompt and answer, those among them that are still to be computed.</summary>
    public ReadOnlySpan<int> Tokens => _tokens.AsSpan(0, Count);

    public int Count { get; private set; }

    /// <summary>The tokens that are still to be computed.</summary>
    public int Pending => Count - Past;

    /// <summary>How many of them the next step computes. Of whoever computes.</summary>
    public int Planned { get; set; }

    public int Capacity => _tokens.Length;

    /// <summary>Prompt and answer as they were written; empty where it is not known.</summary>
    public ReadOnlySpan<char> Text => _text.AsSpan(0, _textLength);

    public void Add(int token) => _tokens[Count++] = token;

    /// <summary>Forgets all tokens from a number on.</summary>
    public void Cut(int count)
    {
        Count = count;
        Past = Math.Min(Past, count);
    }

    public void AddText(ReadOnlySpan<char> text)
    {
        if (_textLength + text.Length > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(_textLength + text.Length, 2 * _text.Length));
        }

        text.CopyTo(_text.AsSpan(_textLength));
        _textLength += text.Length;
    }

    public void ClearText() => _textLength = 0;

    /// <summary>The first tokens that are in the memory and of a prompt.</summary>
    public int CommonWith(ReadOnlySpan<int> prompt) => Tokens[..Past].CommonPrefixLength(prompt);
}
