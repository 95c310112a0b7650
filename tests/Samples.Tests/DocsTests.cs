using System.Text.RegularExpressions;
using GenFlow.Graphs;

namespace GenFlow.Samples.Tests;

/// <summary>The documentation shows code that compiles. A C# block stands below a comment that names the file it comes
/// from, relative to the repository's root, and after a # the region, if it is not the whole file:
/// <c>&lt;!-- samples/Concepts/FanOut.cs#fan-out --&gt;</c>.</summary>
public sealed partial class DocsTests
{
    public static TheoryData<string> Documents => [.. Repository.Documents];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_csharp_block_is_the_code_of_its_source(string document)
    {
        if (document.StartsWith("docs/diagnostics/", StringComparison.Ordinal))
        {
            // Their code is what the tests of the rules compile.
            return;
        }

        foreach (CodeBlock block in CodeBlock.Of(Repository.Read(document)).Where(static block => block.Language is "csharp" or "cs" or "c#"))
        {
            string place = $"{document}, line {block.Line}";
            Assert.True(block.Source is not null, $"{place}: the C# block has no comment above it that names its source.");
            Assert.True(File.Exists(Path.Combine(Repository.Root, block.Source.File)), $"{place}: {block.Source.File} does not exist.");
            string? expected = block.Source.In(Repository.Read(block.Source.File));
            Assert.True(expected is not null, $"{place}: {block.Source.File} has no region {block.Source.Region}.");
            Assert.True(expected == block.Code, $"{place}: the block differs from {block.Source}. It should be:\n{expected}");
        }
    }

    /// <summary>A Mermaid block stands below a comment that names its workflow, whose assembly is called like its namespace:
    /// <c>&lt;!-- Quickstart.DocumentWorkflow --&gt;</c>; or another class that draws, with a method <c>ToMermaidAsync</c>.</summary>
    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Every_mermaid_block_is_the_graph_of_its_workflow(string document)
    {
        foreach (CodeBlock block in CodeBlock.Of(Repository.Read(document)).Where(static block => block.Language == "mermaid"))
        {
            string place = $"{document}, line {block.Line}";
            Assert.True(block.Source is not null, $"{place}: the Mermaid block has no comment above it that names its workflow.");
            string name = block.Source.File;
            var drawn = Type.GetType($"{name}, {name.Split('.')[0]}");
            Assert.True(drawn is not null, $"{place}: {name} does not exist.");
            string expected = drawn.GetProperty("Graph") is { } graph
                ? ((WorkflowGraph)graph.GetValue(null)!).ToMermaid()
                : await (Task<string>)drawn.GetMethod("ToMermaidAsync")!.Invoke(null, null)!;
            Assert.True(expected == block.Code, $"{place}: the block differs from the graph of {name}. It should be:\n{expected}");
        }
    }

    /// <summary>A text block below a comment that names a sample shows a part of what the sample prints.</summary>
    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Every_output_that_is_shown_is_printed(string document)
    {
        foreach (CodeBlock block in CodeBlock.Of(Repository.Read(document)).Where(static block => block is { Language: "text", Source: not null }))
        {
            SampleResult result = await SampleProcess.RunAsync(block.Source!.File);
            Assert.True(
                result.Output.ReplaceLineEndings("\n").Contains(block.Code, StringComparison.Ordinal),
                $"{document}, line {block.Line}: {block.Source.File} does not print this. It prints:\n{result.Output}");
        }
    }

    [Fact]
    public void The_readme_shows_a_graph() => Assert.Contains(CodeBlock.Of(Repository.Read("README.md")), static block => block.Language == "mermaid");

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_relative_link_leads_to_a_file_and_a_heading_of_it(string document)
    {
        string text = CodeBlock.Remove(Repository.Read(document));
        foreach (string target in Link().Matches(text).Select(static link => link.Groups["target"].Value))
        {
            if (Uri.TryCreate(target, UriKind.Absolute, out _))
            {
                continue;
            }

            string[] parts = target.Split('#', 2);
            string path = parts[0].Length == 0
                ? Path.Combine(Repository.Root, document)
                : Path.Combine(Repository.Root, Path.GetDirectoryName(document)!, Uri.UnescapeDataString(parts[0]));
            Assert.True(Path.Exists(path), $"{document}: {target} does not exist.");
            Assert.True(parts.Length == 1 || HeadingsOf(path).Contains(parts[1]), $"{document}: {target} names no heading.");
        }
    }

    [Fact]
    public void A_block_that_was_changed_or_has_no_source_is_found()
    {
        CodeBlock[] blocks = [.. CodeBlock.Of("<!-- a.cs#b -->\n```csharp\nint x;\n```\n\n```csharp\nint y;\n```\n")];

        Assert.Equal(new CodeSource("a.cs", "b"), blocks[0].Source);
        Assert.Equal("int x;\n", blocks[0].Source!.In("{\n    #region b\n    int x;\n    #endregion\n}\n"));
        Assert.Null(blocks[0].Source!.In("int x;\n"));
        Assert.Null(blocks[1].Source);
    }

    // As the headings' anchors are made on GitHub.
    private static IEnumerable<string> HeadingsOf(string path) =>
        Heading().Matches(CodeBlock.Remove(File.ReadAllText(path).ReplaceLineEndings("\n")))
            .Select(static heading => NoAnchor().Replace(heading.Groups["title"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?<target>[^()\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex("^#{1,6} (?<title>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}\- _]")]
    private static partial Regex NoAnchor();
}
