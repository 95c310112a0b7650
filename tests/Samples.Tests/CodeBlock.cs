using System.Text.RegularExpressions;

namespace GenFlow.Samples.Tests;

/// <summary>A fenced block of a Markdown document.</summary>
/// <param name="Language">The fence's first word, in lower case.</param>
/// <param name="Code">Its lines, each with its line feed.</param>
/// <param name="Line">The fence's line, from 1.</param>
/// <param name="Source">What the comment above it names.</param>
internal sealed partial record CodeBlock(string Language, string Code, int Line, CodeSource? Source)
{
    public static IEnumerable<CodeBlock> Of(string markdown) => Block().Matches(markdown).Select(match => new CodeBlock(
        match.Groups["language"].Value.ToLowerInvariant(),
        match.Groups["code"].Value,
        markdown.AsSpan(0, match.Groups["fence"].Index).Count('\n') + 1,
        match.Groups["file"] is { Success: true, Value: var file } ? new CodeSource(file, Nullable(match.Groups["region"])) : null));

    public static string Remove(string markdown) => Block().Replace(markdown, "");

    private static string? Nullable(Group group) => group.Success ? group.Value : null;

    [GeneratedRegex(
        """^(<!-- (?<file>[^\s#]+)(#(?<region>\S+))? -->\n+)?(?<fence>`{3,}|~{3,})(?<language>[^\s`]*)[^\n]*\n(?<code>(.*\n)*?)\k<fence>[ ]*$""",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Block();
}
