using System.Text;

namespace GenFlow.Samples.Tests;

public sealed class QuickstartTests
{
    [Fact]
    public async Task Without_arguments_it_reports_on_the_repositorys_readme_from_any_directory_in_it()
    {
        SampleResult result = await SampleProcess.RunInAsync(Path.Combine(Repository.Root, "docs"), "Quickstart");

        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        string readme = Path.Combine("..", "README.md");
        Assert.Contains(result.Lines, line => line.StartsWith($"{readme}: ", StringComparison.Ordinal));
        Assert.Contains("Most telling sentences", result.Lines);
    }

    [Fact]
    public async Task A_document_with_known_counts_is_counted_right()
    {
        SampleResult result = await SampleProcess.RunAsync("Quickstart", Path.Combine("Fixtures", "tides.md").FromTests());

        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        string[] report = [.. result.Lines.SkipWhile(static line => line.Length > 0).Select(static line => line.TrimEnd())];
        Assert.EndsWith("tides.md: 3 sections, 47 words, 8 sentences of 4.8 words on average", report[1], StringComparison.Ordinal);
        Assert.Equal(
            [
                "  #  Section       Words  Sentences  Average  Code  Telling words",
                "  1  Tides            15          3      4.7     0  sea, fall, pulls, rises, brest",
                "  2  Spring tides     24          4      4.5     2  item, code, full, high, metres",
                "  3  Neap tides        8          1      6.0     0  half, neap, moon, tides",
            ],
            report[3..7]);
        Assert.Equal(
            [
                "Most telling sentences",
                "   0.71  At full moon sun and moon pull together.  (Spring tides)",
                "   0.49  The sea rises, e.g. in Brest!  (Tides)",
                "   0.46  The moon pulls the sea.  (Tides)",
            ],
            report[8..12]);
    }

    [Fact]
    public async Task Line_ends_of_Windows_and_a_byte_order_mark_change_nothing()
    {
        string path = Path.Combine("Fixtures", "tides.md").FromTests();
        string text = (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\r\n");
        using var directory = new TemporaryDirectory();
        string other = directory.File("tides.md", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]);

        Assert.Equal(ReportOf(await SampleProcess.RunAsync("Quickstart", path)), ReportOf(await SampleProcess.RunAsync("Quickstart", other)));

        static IEnumerable<string> ReportOf(SampleResult result) => result.Lines.SkipWhile(static line => line.Length > 0).Skip(2);
    }

    [Fact]
    public async Task Text_without_headings_is_split_at_blank_lines()
    {
        string paragraph = string.Concat(Enumerable.Repeat("It was a dark and stormy night. ", 30));
        using var directory = new TemporaryDirectory();
        string path = directory.File("plain.txt", Encoding.UTF8.GetBytes($"{paragraph}\n\n{paragraph}\n\nThe end."));

        SampleResult result = await SampleProcess.RunAsync("Quickstart", path);

        Assert.Contains($"{path}: 2 sections, 422 words, 61 sentences of 6.9 words on average", result.Lines);
        Assert.Contains(result.Lines, static line => line.StartsWith("  1  It was a dark and stormy …", StringComparison.Ordinal));
        Assert.Contains(result.Lines, static line => line.StartsWith("  2  The end.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_section_is_announced_twice_before_the_report()
    {
        SampleResult result = await SampleProcess.RunAsync("Quickstart", Path.Combine("Fixtures", "tides.md").FromTests());

        string[] progress = [.. result.Lines.TakeWhile(static line => line.Length > 0)];
        Assert.Equal(
            [
                "counted   1  Tides: 15 words",
                "counted   2  Spring tides: 24 words",
                "counted   3  Neap tides: 8 words",
            ],
            progress[..3].Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "ranked    1  Tides: sea, fall, pulls, rises, brest",
                "ranked    2  Spring tides: item, code, full, high, metres",
                "ranked    3  Neap tides: half, neap, moon, tides",
            ],
            progress[3..].Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_section_is_reported_while_the_rest_of_the_document_is_not_even_written()
    {
        using var directory = new TemporaryDirectory();
        string pipe = await MakePipeAsync(directory);
        using SampleProcess sample = SampleProcess.Start("Quickstart", pipe);

        await using (var writer = new StreamWriter(pipe) { AutoFlush = true })
        {
            await writer.WriteAsync("# First\n\nHello world.\n\n# Second\n");
            Assert.Equal("counted   1  First: 3 words", await sample.ReadLineAsync());
            Assert.False(sample.HasExited);
            await writer.WriteAsync("\nGood night.\n");
        }

        SampleResult rest = await sample.EndAsync();
        Assert.Equal(0, rest.ExitCode);
        Assert.Equal("counted   2  Second: 3 words", rest.Lines[0]);
        Assert.Contains($"{pipe}: 2 sections, 6 words, 2 sentences of 2.0 words on average", rest.Lines);
    }

    [Fact]
    public async Task Ctrl_C_cancels_the_run()
    {
        using var directory = new TemporaryDirectory();
        string pipe = await MakePipeAsync(directory);
        using SampleProcess sample = SampleProcess.Start("Quickstart", pipe);
        await using var writer = new StreamWriter(pipe) { AutoFlush = true };
        await writer.WriteAsync("# First\n\nHello world.\n\n# Second\n");
        Assert.Equal("counted   1  First: 3 words", await sample.ReadLineAsync());

        await sample.InterruptAsync();

        Assert.Equal(new SampleResult(130, "", $"Cancelled.{Environment.NewLine}"), await sample.EndAsync());
    }

    [Fact]
    public async Task A_missing_file_is_an_error()
    {
        using var directory = new TemporaryDirectory();
        string path = Path.Combine(directory.Path, "none.md");
        await AssertErrorAsync(3, $"{path} does not exist.", path);
    }

    [Fact]
    public async Task A_directory_is_an_error()
    {
        using var directory = new TemporaryDirectory();
        await AssertErrorAsync(4, $"{directory.Path} is a directory, not a file.", directory.Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\n\t\n")]
    public async Task A_file_without_text_is_an_error(string content)
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("empty.md", Encoding.UTF8.GetBytes(content));
        await AssertErrorAsync(5, $"{path} is empty.", path);
    }

    [Theory]
    [InlineData("NUL", new byte[] { (byte)'a', 0, (byte)'b' })]
    [InlineData("no UTF-8", new byte[] { (byte)'a', 0xC3, 0x28 })]
    [InlineData("cut character", new byte[] { (byte)'a', 0xE2, 0x82 })]
    [InlineData("UTF-16", new byte[] { 0xFF, 0xFE, (byte)'a', 0 })]
    public async Task A_binary_file_is_an_error(string kind, byte[] content)
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File($"{kind}.md", content);
        await AssertErrorAsync(6, $"{path} is not UTF-8 text.", path);
    }

    [Fact]
    public async Task A_file_over_16_MB_is_an_error_and_one_of_16_MB_is_not()
    {
        const int limit = 16 * 1024 * 1024;
        using var directory = new TemporaryDirectory();
        byte[] content = new byte[limit + 1];
        content.AsSpan().Fill((byte)'\n');
        content[0] = (byte)'a';
        string tooLarge = directory.File("large.md", content);
        string largest = directory.File("largest.md", content.AsSpan(0, limit));

        await AssertErrorAsync(7, $"{tooLarge} is larger than 16 MB.", tooLarge);
        Assert.Equal(0, (await SampleProcess.RunAsync("Quickstart", largest)).ExitCode);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_an_error()
    {
        using var directory = new TemporaryDirectory();
        string path = "/proc/self/mem";
        if (!File.Exists(path))
        {
            path = directory.File("secret.md", "secret"u8);
            await SampleProcess.RunToolAsync("chmod", "000", path);
        }

        SampleResult result = await SampleProcess.RunAsync("Quickstart", path);

        Assert.Equal(8, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.StartsWith($"{path} cannot be read: ", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.Error.Count(static c => c == '\n'));
    }

    [Theory]
    [InlineData("a.md", "b.md")]
    [InlineData("--what")]
    [InlineData("")]
    public async Task Other_arguments_are_an_error(params string[] arguments) => await AssertErrorAsync(
        2, "usage: Quickstart [file]   a text or Markdown file; by default the repository's README.md", arguments);

    [Fact]
    public async Task Help_is_no_error()
    {
        SampleResult result = await SampleProcess.RunAsync("Quickstart", "--help");
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("usage: ", result.Output, StringComparison.Ordinal);
    }

    private static async Task AssertErrorAsync(int exitCode, string error, params string[] arguments)
    {
        SampleResult result = await SampleProcess.RunAsync("Quickstart", arguments);
        Assert.Equal(new SampleResult(exitCode, "", error + Environment.NewLine), result);
    }

    private static async Task<string> MakePipeAsync(TemporaryDirectory directory)
    {
        string path = Path.Combine(directory.Path, "pipe.md");
        await SampleProcess.RunToolAsync("mkfifo", path);
        return path;
    }
}
