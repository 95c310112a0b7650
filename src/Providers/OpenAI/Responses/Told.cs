namespace GenFlow.OpenAI.Responses;

/// <summary>How much of a text has been told in pieces, to tell the rest of the whole when that comes.</summary>
internal struct Told
{
    private const uint Prime = 16_777_619;
    private uint _hash;

    /// <summary>The characters that have been told.</summary>
    public int Length { get; private set; }

    public void Add(string piece)
    {
        _hash = HashOf(piece, _hash);
        Length += piece.Length;
    }

    /// <summary>What the whole has beyond what has been told; null for nothing, and for another text: what was told counts then.</summary>
    public readonly string? Rest(string? whole) =>
        whole is null || whole.Length <= Length ? null
        : Length == 0 ? whole
        : HashOf(whole.AsSpan(0, Length), 0) == _hash ? whole[Length..] : null;

    private static uint HashOf(ReadOnlySpan<char> text, uint hash)
    {
        foreach (char letter in text)
        {
            hash = unchecked((hash ^ letter) * Prime);
        }

        return hash;
    }
}
