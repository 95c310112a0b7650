namespace GenFlow.LlamaCpp.Text;

/// <summary>Keeps what a tool says within the tags that are around it.</summary>
internal static class CloseTags
{
    /// <summary>A text in which a close tag is none: JSON stays the same JSON, but for capitals in such a tag.</summary>
    public static string Without(string text, string tag) => text.Replace(tag, "<\\" + tag[1..], StringComparison.OrdinalIgnoreCase);
}
