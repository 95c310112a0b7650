namespace GenFlow.RoslynTestKit;

/// <summary>A source file of a test.</summary>
/// <param name="Path">Its name; tests that need none are given one by position.</param>
/// <param name="Text">Its content.</param>
public sealed record TestSource(string Path, string Text)
{
    /// <summary>The texts as files Test0.cs, Test1.cs, …</summary>
    public static TestSource[] Numbered(params string[] texts) =>
        [.. texts.Select(static (text, index) => new TestSource(FormattableString.Invariant($"Test{index}.cs"), text))];
}
