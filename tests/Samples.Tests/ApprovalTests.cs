using System.IO.Compression;
using System.Security.Cryptography;

namespace GenFlow.Samples.Tests;

/// <summary>The sample as a process, real files, and somebody who types. A named pipe among the files holds the packing
/// where a test wants it.</summary>
public sealed class ApprovalTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly string _source;
    private readonly string _output;

    public ApprovalTests()
    {
        _source = Directory.CreateDirectory(Path.Combine(_directory.Path, "app")).FullName;
        _output = Path.Combine(_directory.Path, "out");
        Directory.CreateDirectory(Path.Combine(_source, "sub"));
        File.WriteAllText(Path.Combine(_source, "a.txt"), "first");
        File.WriteAllText(Path.Combine(_source, "sub", "c.txt"), "third");
    }

    private string Release => Path.Combine(_output, "app.zip");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Approved_while_the_other_branch_still_packs_it_is_published_when_that_is_done()
    {
        string pipe = await AddPipeAsync();
        using SampleProcess sample = Start();
        IReadOnlyList<string> before = await ReadUntilBothAsync(sample, "packing 2/3 b.txt", "? Publish");
        Assert.Contains("? Publish app.zip (3 files)? Answer yes or no.", before);

        await sample.TypeAsync("what?");
        Assert.Equal("? Publish app.zip (3 files)? Answer yes or no.", await sample.ReadLineAsync());
        await sample.TypeAsync("yes");
        await File.WriteAllTextAsync(pipe, "second");
        SampleResult rest = await sample.EndAsync();

        Assert.Equal((0, ""), (rest.ExitCode, rest.Error));
        Assert.Equal(["packing 3/3 sub/c.txt", $"published {Release}"], [rest.Lines[0], rest.Lines[^1]]);
        await AssertReleaseAsync(("a.txt", "first"), ("b.txt", "second"), ("sub/c.txt", "third"));
        Assert.Contains(await Sha256Async(), rest.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packed_before_the_answer_it_waits_for_it()
    {
        using SampleProcess sample = Start();
        await ReadUntilBothAsync(sample, "packed ", "? Publish");
        Assert.False(File.Exists(Release));

        await sample.TypeAsync("Y");

        Assert.Equal(0, (await sample.EndAsync()).ExitCode);
        await AssertReleaseAsync(("a.txt", "first"), ("sub/c.txt", "third"));
    }

    [Fact]
    public async Task Refused_nothing_is_left()
    {
        using SampleProcess sample = Start();
        await sample.TypeAsync("no");

        SampleResult result = await sample.EndAsync();

        Assert.Equal((4, ""), (result.ExitCode, result.Error));
        Assert.Equal("Refused: nothing was published.", result.Lines[^1]);
        Assert.False(Directory.Exists(_output));
    }

    [Fact]
    public async Task Nobody_answers_in_time_and_nothing_is_published()
    {
        using SampleProcess sample = Start("--timeout", "0.2");
        SampleResult result = await sample.EndAsync();
        Assert.Equal((5, $"Nobody answered within 0.2 s: nothing was published.{Environment.NewLine}"), (result.ExitCode, result.Error));
        Assert.False(Directory.Exists(_output));
    }

    [Fact]
    public async Task Input_that_ends_cancels_the_run()
    {
        using SampleProcess sample = Start();
        await sample.ReadUntilAsync("? Publish");
        await sample.TypeAsync("perhaps");
        sample.CloseInput();

        SampleResult result = await sample.EndAsync();

        Assert.Equal(
            (6, $"The input has ended and nobody has approved: nothing was published.{Environment.NewLine}"),
            (result.ExitCode, result.Error));
        Assert.False(Directory.Exists(_output));
    }

    [Fact]
    public async Task Ctrl_C_cancels_the_run()
    {
        using SampleProcess sample = Start();
        await ReadUntilBothAsync(sample, "packed ", "? Publish");

        await sample.InterruptAsync();

        SampleResult result = await sample.EndAsync();
        Assert.Equal((130, $"Cancelled.{Environment.NewLine}"), (result.ExitCode, result.Error));
        Assert.False(Directory.Exists(_output));
    }

    [Theory]
    [InlineData("no")]
    [InlineData("yes")]
    public async Task A_release_that_is_there_is_only_replaced_after_the_question_says_so(string answer)
    {
        Directory.CreateDirectory(_output);
        await File.WriteAllTextAsync(Release, "older");
        File.SetLastWriteTime(Release, new DateTime(2024, 2, 29, 12, 30, 0, DateTimeKind.Local));
        using SampleProcess sample = Start();
        IReadOnlyList<string> lines = await sample.ReadUntilAsync("? Publish");
        Assert.Equal("? Publish app.zip in place of the one of 2024-02-29 12:30 (2 files)? Answer yes or no.", lines[^1]);

        await sample.TypeAsync(answer);

        Assert.Equal(answer == "yes" ? 0 : 4, (await sample.EndAsync()).ExitCode);
        if (answer == "yes")
        {
            await AssertReleaseAsync(("a.txt", "first"), ("sub/c.txt", "third"));
        }
        else
        {
            Assert.Equal("older", await File.ReadAllTextAsync(Release));
        }
    }

    [Fact]
    public async Task A_release_that_appears_after_the_question_is_not_replaced()
    {
        using SampleProcess sample = Start();
        await ReadUntilBothAsync(sample, "packed ", "? Publish");
        await File.WriteAllTextAsync(Release, "someone else's");

        await sample.TypeAsync("yes");

        SampleResult result = await sample.EndAsync();
        Assert.Equal(3, result.ExitCode);
        Assert.StartsWith($"{Release} cannot be published: ", result.Error, StringComparison.Ordinal);
        Assert.Equal("someone else's", await File.ReadAllTextAsync(Release));
        Assert.Equal([Release], Directory.GetFileSystemEntries(_output));
    }

    [Fact]
    public async Task A_link_out_of_the_directory_is_left_out()
    {
        string secret = _directory.File("secret.txt", "secret"u8);
        File.CreateSymbolicLink(Path.Combine(_source, "link.txt"), secret);
        Directory.CreateSymbolicLink(Path.Combine(_source, "up"), _directory.Path);
        using SampleProcess sample = Start();
        await sample.TypeAsync("yes");

        SampleResult result = await sample.EndAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["left out link.txt: a link", "left out up: a link"], result.Lines[..2]);
        await AssertReleaseAsync(("a.txt", "first"), ("sub/c.txt", "third"));
    }

    [Fact]
    public async Task A_directory_that_is_missing_a_file_or_empty_or_holds_the_output_is_one_line_of_error()
    {
        string empty = Directory.CreateDirectory(Path.Combine(_directory.Path, "empty")).FullName;
        string file = Path.Combine(_source, "a.txt");
        string missing = Path.Combine(_directory.Path, "missing");
        await AssertErrorAsync(3, $"{missing} does not exist.", missing, "--out", _output);
        await AssertErrorAsync(3, $"{file} is a file, not a directory.", file, "--out", _output);
        await AssertErrorAsync(3, $"{empty} has no files.", empty, "--out", _output);
        await AssertErrorAsync(
            3,
            $"The release would be in the directory that is packed. Say --out with a directory outside of {_source}.",
            _source, "--out", Path.Combine(_source, "sub"));
        Assert.False(Directory.Exists(_output));
    }

    [Theory]
    [InlineData]
    [InlineData("a", "b")]
    [InlineData("a", "--timeout")]
    [InlineData("a", "--timeout", "0")]
    [InlineData("a", "--timeout", "soon")]
    [InlineData("a", "--out")]
    [InlineData("--what")]
    public async Task Other_arguments_are_an_error(params string[] arguments)
    {
        SampleResult result = await SampleProcess.RunAsync("Approval", arguments);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("usage: Approval <directory> [--out <directory>] [--timeout <seconds>]", result.Error, StringComparison.Ordinal);
    }

    private static async Task AssertErrorAsync(int exitCode, string error, params string[] arguments) =>
        Assert.Equal(new SampleResult(exitCode, "", error + Environment.NewLine), await SampleProcess.RunAsync("Approval", arguments));

    // The two branches print in either order.
    private static async Task<IReadOnlyList<string>> ReadUntilBothAsync(SampleProcess sample, string one, string other)
    {
        List<string> lines = [.. await sample.ReadUntilAsync(one)];
        if (!lines.Any(line => line.StartsWith(other, StringComparison.Ordinal)))
        {
            lines.AddRange(await sample.ReadUntilAsync(other));
        }

        return lines;
    }

    private SampleProcess Start(params string[] more) => SampleProcess.StartWithInput("Approval", [_source, "--out", _output, .. more]);

    private async Task<string> AddPipeAsync()
    {
        string path = Path.Combine(_source, "b.txt");
        await SampleProcess.RunToolAsync("mkfifo", path);
        return path;
    }

    private async Task<string> Sha256Async() => Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Release)));

    private async Task AssertReleaseAsync(params (string Name, string Text)[] files)
    {
        Assert.Equal($"{await Sha256Async()}  app.zip\n", await File.ReadAllTextAsync($"{Release}.sha256"));
        Assert.Equal([Release, $"{Release}.sha256"], Directory.GetFileSystemEntries(_output).Order(StringComparer.Ordinal));
        await using ZipArchive archive = await ZipFile.OpenReadAsync(Release);
        var found = new List<(string, string)>();
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            found.Add((entry.FullName, await reader.ReadToEndAsync()));
        }

        Assert.Equal(files, found);
    }
}
