using System.Text.RegularExpressions;
using DocsChain.Documents;

namespace GenFlow.Samples.Tests;

/// <summary>The chain of two agents, as a process: what it quotes is looked up in the documentation.</summary>
public sealed partial class ChainTests
{
    private const string Usage = "usage: Chain [--root directory] [--color auto|always|never]";

    [Theory]
    [InlineData("How do I resume a stream after a disconnect?", "docs/concepts/streams.md#items-positions-and-filters", "`from: last + 1`")]
    [InlineData("What happens when a step fails and has retries left?", "docs/concepts/failure.md", "")]
    [InlineData("Where does the key of a provider come from?", "docs/agents/providers.md", "")]
    public async Task Question_is_searched_handed_over_and_answered_with_quotes_that_are_there(string question, string section, string quote)
    {
        SampleResult result = await SampleProcess.RunAsync("Chain", question);

        Assert.Equal(("", 0), (result.Error, result.ExitCode));
        Assert.Equal(["--- 1/2 searcher", "--- 2/2 analyst"], result.Lines.Where(static line => line.StartsWith("--- ", StringComparison.Ordinal)));
        Assert.Collection(
            result.Lines.Where(static line => StageEnd().IsMatch(line)),
            static end => Assert.StartsWith("= 1/2 searcher: Exited after ", end, StringComparison.Ordinal),
            static end => Assert.StartsWith("= 2/2 analyst: Exited after ", end, StringComparison.Ordinal));
        Assert.Contains(result.Lines, static line => line.StartsWith("< search ", StringComparison.Ordinal));
        Assert.Contains(result.Lines, static line => line.StartsWith("< hand_over ", StringComparison.Ordinal));
        Assert.Single(result.Lines, static line => line.StartsWith("Confidence: ", StringComparison.Ordinal));

        Match[] sources = [.. result.Lines.Select(static line => Source().Match(line)).Where(static match => match.Success)];
        Assert.NotEmpty(sources);
        Assert.Contains(sources, source => source.Groups["section"].Value.StartsWith(section, StringComparison.Ordinal) && source.Groups["quote"].Value.Contains(quote, StringComparison.Ordinal));
        string answer = Inline.OneLine(string.Join(' ', result.Lines.SkipWhile(static line => line != "--- 2/2 analyst")));
        Assert.All(sources, source =>
        {
            string path = source.Groups["section"].Value.Split('#')[0];
            Assert.Contains(source.Groups["quote"].Value, Inline.OneLine(Repository.Read(path)), StringComparison.Ordinal);
            Assert.Contains(Inline.Plain(source.Groups["quote"].Value), answer, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Without_a_question_it_asks_its_own()
    {
        SampleResult asked = await SampleProcess.RunAsync("Chain");

        Assert.Equal(0, asked.ExitCode);
        Assert.Contains("> search resume stream disconnect", asked.Lines);
    }

    [Fact]
    public async Task What_the_documents_do_not_speak_of_is_said_so()
    {
        using var directory = new TemporaryDirectory();
        directory.File("README.md", "# Tides\n\nThe moon makes them.\n"u8);

        SampleResult result = await SampleProcess.RunAsync("Chain", "--root", directory.Path, "Who painted the ceiling?");

        Assert.Equal(("", 0), (result.Error, result.ExitCode));
        Assert.Contains("The documentation does not speak of it.", result.Lines);
        Assert.Contains("Confidence: Low", result.Lines);
        Assert.Contains("? What about: painted ceiling?", result.Lines);
    }

    [Fact]
    public async Task A_directory_of_its_own_is_searched_as_its_files_are()
    {
        using var directory = new TemporaryDirectory();
        directory.File("README.md", "# Tides\n\nThe moon makes them.\n\n## Height\n\nIn the Bay of Fundy they reach 16 metres.\nNowhere are they higher.\n"u8);

        SampleResult result = await SampleProcess.RunAsync("Chain", "--root", directory.Path, "How high are tides in the bay of Fundy?");

        Assert.Equal(("", 0), (result.Error, result.ExitCode));
        Assert.Contains("- README.md#height: \"In the Bay of Fundy they reach 16 metres.\"", result.Lines);
    }

    [Theory]
    [InlineData("--root")]
    [InlineData("one question", "another")]
    [InlineData("--color", "blue")]
    [InlineData("--provider", "nobody")]
    [InlineData("--url", "localhost:8080")]
    [InlineData("-x")]
    [InlineData("")]
    public async Task Bad_arguments_give_the_usage(params string[] arguments)
    {
        SampleResult result = await SampleProcess.RunAsync("Chain", arguments);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith(Usage, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_no_error()
    {
        SampleResult result = await SampleProcess.RunAsync("Chain", "--help");

        Assert.Equal(("", 0), (result.Error, result.ExitCode));
        Assert.StartsWith(Usage, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_without_documents_is_an_error()
    {
        using var directory = new TemporaryDirectory();

        SampleResult result = await SampleProcess.RunAsync("Chain", "--root", directory.Path, "Why?");

        Assert.Equal((3, $"{directory.Path} has neither a README.md nor Markdown under docs.{Environment.NewLine}"), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task Output_that_is_no_terminal_has_no_colours_and_one_that_is_to_be_has_them()
    {
        SampleResult plain = await SampleProcess.RunAsync("Chain", "What is a stream?");
        SampleResult rich = await SampleProcess.RunAsync("Chain", "--color", "always", "What is a stream?");

        Assert.DoesNotContain('\u001b', plain.Output);
        Assert.Contains('\u001b', rich.Output);
        Assert.Equal((0, 0), (plain.ExitCode, rich.ExitCode));
    }

    [Fact]
    public async Task Interrupt_cancels()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // On a terminal the model takes its time.
        using var process = SampleProcess.Start("Chain", "--color", "always", "What is a stream?");
        await process.ReadUntilAsync("1/2 searcher");
        await process.InterruptAsync();
        SampleResult result = await process.EndAsync();

        Assert.Equal((130, $"Cancelled.{Environment.NewLine}"), (result.ExitCode, result.Error));
    }

    [GeneratedRegex(@"^= \d/\d \w+: ")]
    private static partial Regex StageEnd();

    [GeneratedRegex("""^- (?<section>\S+): "(?<quote>.+)"$""")]
    private static partial Regex Source();
}
