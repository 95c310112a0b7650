using System.Text.RegularExpressions;

namespace GenFlow.Samples.Tests;

/// <summary>The sample, its flaky server and the network of this machine, as one process.</summary>
public sealed partial class ResearchTests(ResearchRun run) : IClassFixture<ResearchRun>
{
    [Fact]
    public void A_question_gives_a_report_with_every_source_that_could_be_read_the_best_first()
    {
        Assert.Equal("", run.Result.Error);
        Assert.Equal(0, run.Result.ExitCode);
        Assert.Equal(
            [
                "Sources",
                "  100 %  The Bay of Fundy: Two tides a day push it in nearly that rhythm, as one pushes a child on a swing.",
                "  100 %  A lighthouse: The builder worked only between two tides, a few hours a day, because the rocks are bare at low water only.",
                "  100 %  Coasts with one tide a day: Not every coast has two tides a day.",
                "  100 %  What tides are: That is why there are two tides a day & not one.",
                "   67 %  The moon's pull: The moon goes round the earth in the direction in which the earth turns, so a day of the tides lasts fifty minutes longer than a day of the sun.",
                "   33 %  Spring tides and neap tides: Their tides add up: high water is very high and low water very low.",
            ],
            run.Report.TakeWhile(static line => line.Length > 0));
    }

    [Fact]
    public void A_page_that_is_always_down_is_in_the_report_as_unreadable_after_four_attempts()
    {
        Assert.Contains("  tide-tables: Response status code does not indicate success: 503 (Service Unavailable).", run.Report);
        Assert.Single(run.Report, static line => line == "Unreadable");
        Assert.Equal(4, run.Progress.Count(static line => line.Text.StartsWith("requesting tide-tables", StringComparison.Ordinal)));
        Assert.Contains(run.Progress, static line => line is { Path: "research", Text: var text } && text.StartsWith("gave up tide-tables: ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_that_is_refused_cut_or_late_at_first_is_requested_again_under_the_path_of_its_child()
    {
        foreach (string page in (string[])["tides", "moon", "spring-tides", "one-tide"])
        {
            ProgressLine retry = Assert.Single(run.Progress, line => line.Text == $"requesting {page}, attempt 2");
            Assert.Matches("^PageWorkflow(#[2-7])?$", retry.Path);
            Assert.Contains(run.Progress, line => line.Path == retry.Path && TakingBack().IsMatch(line.Text));
            Assert.Contains(run.Progress, line => line.Path == retry.Path && line.Text.StartsWith($"received {page}, ", StringComparison.Ordinal));
        }

        Assert.Contains(run.Progress, static line => line.Text.Contains("did not end within 2000 ms", StringComparison.Ordinal));
        Assert.Equal(7, run.Progress.Select(static line => line.Path).Where(static path => path != "research").Distinct().Count());
    }

    [Fact]
    public void What_a_failed_attempt_has_said_is_taken_back_by_its_number()
    {
        Assert.Equal(("research", "searching: Why are there two tides a day?"), (run.Progress[0].Path, run.Progress[0].Text));
        Assert.Matches("^taking back item [0-9]+ of Search, attempt 1$", run.Progress[2].Text);
        Assert.Equal(run.Progress[0], run.Progress[3]);
    }

    [Fact]
    public void The_state_counts_the_failed_requests_too()
    {
        // Two searches; two good pages at once, four pages with failures before they came, one that never did.
        int requests = run.Progress.Count(static line => line.Text.StartsWith("requesting ", StringComparison.Ordinal)) + 2;
        Assert.True(requests >= 17, $"{requests} requests");
        Assert.Contains(run.Report, line => line.StartsWith($"{requests} requests, ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_question_that_no_page_knows_gives_an_empty_report()
    {
        SampleResult result = await SampleProcess.RunAsync("Research", "xylophone");
        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("No source says anything about it.", result.Lines);
    }

    [Fact]
    public async Task Ctrl_C_cancels_the_run_and_its_children()
    {
        using SampleProcess sample = SampleProcess.Start("Research");
        await sample.ReadUntilAsync("requesting spring-tides");

        await sample.InterruptAsync();

        SampleResult rest = await sample.EndAsync();
        Assert.Equal((130, $"Cancelled.{Environment.NewLine}"), (rest.ExitCode, rest.Error));
    }

    [Fact]
    public async Task Its_graphs_are_printed_on_demand()
    {
        SampleResult result = await SampleProcess.RunAsync("Research", "--graph");
        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(2, result.Lines.Count(static line => line == "flowchart TD"));
        Assert.Contains(result.Lines, static line => line.Contains("[[\"PageWorkflow\"]]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unknown_option_is_an_error()
    {
        SampleResult result = await SampleProcess.RunAsync("Research", "--what");
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("usage: Research [question]", result.Error, StringComparison.Ordinal);
    }

    [GeneratedRegex("^taking back items? [0-9]+( to [0-9]+)? of Fetch, attempt 1$", RegexOptions.ExplicitCapture)]
    private static partial Regex TakingBack();
}

/// <summary>One run of the sample with its own question, for several tests.</summary>
public sealed class ResearchRun : IAsyncLifetime
{
    internal SampleResult Result { get; private set; } = null!;

    /// <summary>What it printed while it worked.</summary>
    internal IReadOnlyList<ProgressLine> Progress { get; private set; } = [];

    /// <summary>What it printed below the question.</summary>
    internal IReadOnlyList<string> Report { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Result = await SampleProcess.RunAsync("Research");
        Progress = [.. Result.Lines.TakeWhile(static line => line.Length > 0).Select(ProgressLine.Parse)];
        Report = [.. Result.Lines.SkipWhile(static line => line.Length > 0).Skip(3)];
    }

    public Task DisposeAsync() => Task.CompletedTask;
}

/// <summary>A line with the path of the child that said it.</summary>
internal sealed record ProgressLine(string Path, string Text)
{
    public static ProgressLine Parse(string line)
    {
        int end = line.IndexOf("  ", StringComparison.Ordinal);
        return new ProgressLine(line[..end], line[end..].Trim());
    }
}
