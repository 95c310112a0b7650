using System.Text.RegularExpressions;

namespace GenFlow.Documentation;

/// <summary>The page of a rule under docs/diagnostics.</summary>
/// <param name="Id">The rule's id, which is the file's name.</param>
/// <param name="Text">The page.</param>
internal sealed partial record RulePage(string Id, string Text)
{
    public static IEnumerable<RulePage> All => Directory.GetFiles(Repository.PathOf("docs/diagnostics"), "GF*.md")
        .Order(StringComparer.Ordinal)
        .Select(static path => new RulePage(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path).ReplaceLineEndings("\n")));

    public static RulePage Of(string id) => All.Single(page => page.Id == id);

    public string Heading => Text[..Text.IndexOf('\n', StringComparison.Ordinal)];

    /// <summary>The code that the rule is about.</summary>
    public IEnumerable<RuleCode> Wrong => In("Wrong");

    /// <summary>The code that is in order.</summary>
    public IEnumerable<RuleCode> Right => In("Right");

    public bool Has(string part) => Text.Contains(part, StringComparison.Ordinal);

    private IEnumerable<RuleCode> In(string heading) => Section().Matches(Text)
        .Where(section => section.Groups["heading"].Value == heading)
        .SelectMany(static section => Block().Matches(section.Groups["content"].Value))
        .Select(static block => new RuleCode(
            block.Groups["code"].Value,
            block.Groups["errors"].Value.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries),
            block.Groups["language"] is { Success: true, Value: var language } ? language : null));

    [GeneratedRegex(@"^## (?<heading>[^\n]+)\n(?<content>(?:(?!^## )[^\n]*\n?)*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Section();

    [GeneratedRegex(
        """(<!-- compiler: (?<errors>[^>]+?) -->\n)?(<!-- language: (?<language>[^>]+?) -->\n)?```csharp\n(?<code>(.*\n)*?)```""",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}

/// <summary>A block of code of a rule's page.</summary>
/// <param name="Code">A whole file, for a project with implicit usings and <c>using GenFlow</c>.</param>
/// <param name="CompilerErrors">The errors that the compiler gives besides.</param>
/// <param name="Language">The version of C#; null for the default.</param>
internal sealed record RuleCode(string Code, string[] CompilerErrors, string? Language);
