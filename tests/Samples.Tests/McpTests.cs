namespace GenFlow.Samples.Tests;

/// <summary>An agent in one process, its tools in another.</summary>
public sealed class McpTests
{
    [Fact]
    public async Task A_question_is_answered_from_the_pages_that_the_server_has()
    {
        using TemporaryDirectory docs = Docs();

        SampleResult result = await SampleProcess.RunAsync("Mcp", "--docs", docs.Path, "What do the pages say of \"dances\"?");

        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("""> docs_search_pages {"query":"dances","limit":5}""", result.Lines);
        Assert.Contains("""> docs_read_page {"path":"bees.md","first":3,"count":6}""", result.Lines);
        Assert.Equal(
            ["bees.md, line 3, says:", "## Their dances", "", "They tell where flowers are.", "See also ants.md."],
            result.Lines.SkipWhile(static line => line != "bees.md, line 3, says:"));
    }

    [Fact]
    public async Task Pages_are_listed_by_their_titles()
    {
        using TemporaryDirectory docs = Docs();

        SampleResult result = await SampleProcess.RunAsync("Mcp", "--docs", docs.Path, "Which pages are there?");

        Assert.Equal(["ants.md: Ants", "bees.md: Bees"], result.Lines[^2..]);
    }

    [Fact]
    public async Task The_docs_of_this_repository_are_the_usual_ones()
    {
        SampleResult result = await SampleProcess.RunAsync("Mcp", "Where is \"McpActions\"?");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(result.Lines, static line => line.StartsWith("agents/ecosystem.md, line ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(2, "serve", "question")]
    [InlineData(2, "--docs")]
    [InlineData(3, "--docs", "/no/such/directory", "Why?")]
    [InlineData(0, "--help")]
    public async Task Arguments_that_fit_nothing_are_told(int exitCode, params string[] arguments)
    {
        SampleResult result = await SampleProcess.RunAsync("Mcp", arguments);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.NotEqual(exitCode == 0, result.Output.Length == 0);
    }

    [Fact]
    public async Task The_server_ends_with_its_input()
    {
        SampleResult result = await SampleProcess.RunAsync("Mcp", "serve");

        Assert.Equal((0, ""), (result.ExitCode, result.Output));
    }

    private static TemporaryDirectory Docs()
    {
        var docs = new TemporaryDirectory();
        docs.File("bees.md", "# Bees\n\n## Their dances\n\nThey tell where flowers are.\n"u8);
        docs.File("ants.md", "# Ants\n\nNobody dances here.\n"u8);
        return docs;
    }
}
