namespace GenFlow.LlamaCpp.Text;

/// <summary>Characters that are kept, in an array that is used again.</summary>
internal sealed class TextBuffer
{
    private char[] _letters = [];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Span => _letters.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void CutTo(int length) => Length = length;

    public void Append(ReadOnlySpan<char> text)
    {
        if (_letters.Length - Length < text.Length)
        {
            Array.Resize(ref _letters, Math.Max(Math.Max(256, 2 * _letters.Length), Length + text.Length));
        }

        text.CopyTo(_letters.AsSpan(Length));
        Length += text.Length;
    }
}
