using DocsChain.Documents;

namespace DocsChain.Search;

/// <summary>Where in a section a word stands, and what that is worth. Each field has a room of positions of its own, so that a
/// position says which field it is in, and no phrase goes over the end of one.</summary>
internal static class Fields
{
    public const int Count = 3;

    private const int Room = 1_000_000;

    /// <summary>The weights of the section's own heading, of those above it, and of its text.</summary>
    public static ReadOnlySpan<double> Weights => [4, 1.5, 1];

    /// <summary>How much a long field counts less, from 0 (not at all) to 1.</summary>
    public static ReadOnlySpan<double> LengthNorms => [0.3, 0.3, 0.75];

    public static int Of(int position) => position / Room;

    /// <summary>The words of a section with their positions.</summary>
    public static IEnumerable<Token> Tokens(Section section)
    {
        string own = section.Headings is [.., var last] ? last : "";
        string above = string.Join(" . ", section.Headings.SkipLast(1));
        string[] texts = [own, above, Inline.Plain(section.Text)];
        return texts.SelectMany(static (text, field) => Tokenizer.Tokens(text).Take(Room - 1).Select(token => token with { Position = (field * Room) + token.Position }));
    }
}
