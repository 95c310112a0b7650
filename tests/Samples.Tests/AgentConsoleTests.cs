using System.Globalization;

namespace GenFlow.Samples.Tests;

/// <summary>An agent at a terminal, as a process: what it says is held against what the tests find out themselves.</summary>
public sealed class AgentConsoleTests
{
    private const string Usage = "usage: AgentConsole [--root directory] [--color auto|always|never]";

    [Fact]
    public async Task Lines_of_two_files_are_counted_at_once_and_added_up_by_the_calculator()
    {
        int readme = File.ReadAllLines(Path.Combine(Repository.Root, "README.md")).Length;
        int license = File.ReadAllLines(Path.Combine(Repository.Root, "LICENSE")).Length;

        SampleResult result = await SampleProcess.RunAsync("AgentConsole", "How many lines have README.md and LICENSE together?");

        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"README.md has {readme} lines, LICENSE has {license} lines: {readme + license} together.", result.Lines);
        Assert.Contains($"< count_lines README.md: {readme} lines", result.Lines);
        Assert.Contains($"< count_lines LICENSE: {license} lines", result.Lines);
        Assert.Contains($"< calculate {readme} + {license}: = {readme + license}", result.Lines);
        Assert.StartsWith("= 3 calls of the model, ", result.Lines[^1], StringComparison.Ordinal);

        // Both calls have begun before the arguments of either are there.
        int[] begun = [.. result.Lines.Index().Where(static line => line.Item == "> count_lines").Select(static line => line.Index)];
        Assert.Equal(2, begun.Length);
        Assert.True(begun[1] < Array.IndexOf(result.Lines, "> count_lines README.md"));
    }

    [Fact]
    public async Task Arguments_are_shown_while_they_grow()
    {
        SampleResult result = await SampleProcess.RunAsync("AgentConsole", "What is (12 + 3) * 4 ^ 2 / 7.5 - 1?");

        string[] growing = [.. result.Lines.Where(static line => line.StartsWith("> calculate", StringComparison.Ordinal))];
        Assert.True(growing.Length > 3, string.Join('\n', growing));
        Assert.Equal("> calculate", growing[0]);
        Assert.Equal("> calculate (12 + 3) * 4 ^ 2 / 7.5 - 1", growing[^1]);
        Assert.All(growing.Zip(growing.Skip(1)), static pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
        Assert.Contains("(12 + 3) * 4 ^ 2 / 7.5 - 1 is 31.", result.Lines);
    }

    [Theory]
    [InlineData("1 / 0", "That has no value: ", "Division by zero.")]
    [InlineData("10 ^ 30", "That has no value: ", "too large")]
    [InlineData("0.1 + 0.2", "0.1 + 0.2 is 0.3.", "")]
    [InlineData("-2 ^ 2", "-2 ^ 2 is -4.", "")]
    [InlineData("2 ^ 3 ^ 2", "2 ^ 3 ^ 2 is 512.", "")]
    [InlineData("7 - 4 - 2", "7 - 4 - 2 is 1.", "")]
    public async Task Sums_are_the_calculators_also_where_they_have_no_value(string sum, string start, string then)
    {
        SampleResult result = await SampleProcess.RunAsync("AgentConsole", $"What is {sum}?");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(result.Lines, line => line.StartsWith(start, StringComparison.Ordinal) && line.Contains(then, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_text_is_searched_and_the_place_read()
    {
        using var directory = new TemporaryDirectory();
        directory.File("a.txt", "one\ntwo\nthe Kraken sleeps\nfour\nfive\nsix\n"u8);
        directory.File("b.txt", "nothing\nkraken again\n"u8);

        SampleResult result = await SampleProcess.RunAsync("AgentConsole", "--root", directory.Path, "Where is \"kraken\"?");

        Assert.Equal(
            ["\"kraken\" is in a.txt, line 3:", "one", "two", "the Kraken sleeps", "four", "five", "Also in b.txt:2."],
            result.Lines.SkipWhile(static line => !line.StartsWith("\"kraken\"", StringComparison.Ordinal)).SkipLast(1));
        Assert.Contains("< search_text kraken *: 2 hits in 2 files", result.Lines);
    }

    [Fact]
    public async Task Files_are_listed_as_they_are()
    {
        string directory = Path.Combine(Repository.Root, "src", "Testing");
        string[] files = [.. Directory.EnumerateFiles(directory, "*.cs").Select(static path => "src/Testing/" + Path.GetFileName(path)).Order(StringComparer.Ordinal)];

        SampleResult result = await SampleProcess.RunAsync("AgentConsole", "Which files are in src/Testing/*.cs?");

        string answer = Assert.Single(result.Lines, static line => line.Contains(" files: ", StringComparison.Ordinal));
        int count = int.Parse(answer.Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.True(count >= files.Length, answer);
        Assert.Contains(files[0], answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("link/outside.txt")]
    [InlineData(".hidden/treasure.txt")]
    public async Task A_path_that_leads_out_of_the_directory_or_is_hidden_is_told_to_the_model_and_not_read(string path)
    {
        using var outer = new TemporaryDirectory();
        outer.File("outside.txt", "secret\n"u8);
        string root = Directory.CreateDirectory(Path.Combine(outer.Path, "root")).FullName;
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(root, ".hidden")).FullName, "treasure.txt"), "secret\n");
        Directory.CreateSymbolicLink(Path.Combine(root, "link"), outer.Path);

        SampleResult result = await SampleProcess.RunAsync("AgentConsole", "--root", root, $"Show lines 1 to 3 of {path}");

        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain("secret", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", result.Output, StringComparison.Ordinal);
        Assert.Contains(result.Lines, line => line.StartsWith($"! read_lines {path} 1 3: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("no", false)]
    [InlineData(null, false)]
    public async Task A_file_is_written_only_when_somebody_agrees(string? answer, bool isWritten)
    {
        using var directory = new TemporaryDirectory();
        using SampleProcess sample = SampleProcess.StartWithInput("AgentConsole", "--root", directory.Path, "What is 6 * 7? And save it as answer.md");
        IReadOnlyList<string> before = await sample.ReadUntilAsync("? May save_note run");
        Assert.Contains("answer.md", before[^1], StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(directory.Path, "answer.md")));
        if (answer is null)
        {
            sample.CloseInput();
        }
        else
        {
            await sample.TypeAsync(answer);
        }

        SampleResult result = await sample.EndAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(isWritten, File.Exists(Path.Combine(directory.Path, "answer.md")));
        if (isWritten)
        {
            Assert.Equal("6 * 7 is 42.\n", File.ReadAllText(Path.Combine(directory.Path, "answer.md")));
            Assert.Contains("Saved as answer.md.", result.Lines);
        }
        else
        {
            Assert.DoesNotContain("Saved as answer.md.", result.Lines);
            Assert.Contains(result.Lines, static line => line.StartsWith("! save_note answer.md ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Lines_of_the_input_are_turns_of_one_conversation()
    {
        using var directory = new TemporaryDirectory();
        directory.File("a.txt", "1\n2\n3\n"u8);
        directory.File("b.txt", "1\n2\n3\n4\n5\n"u8);
        using SampleProcess sample = SampleProcess.StartWithInput("AgentConsole", "--root", directory.Path);
        await sample.TypeAsync("How many lines has a.txt?");
        Assert.Contains("a.txt has 3 lines.", await sample.ReadUntilAsync("= 2 calls"));
        await sample.TypeAsync("and b.txt?");
        Assert.Contains("b.txt has 5 lines.", await sample.ReadUntilAsync("= 2 calls"));
        await sample.TypeAsync("");

        Assert.Equal(new SampleResult(0, "", ""), await sample.EndAsync());
    }

    [Fact]
    public async Task Redirected_output_is_plain_lines()
    {
        SampleResult result = await SampleProcess.RunAsync("AgentConsole", "How many lines have README.md and LICENSE?");

        Assert.DoesNotContain('\x1b', result.Output);
        Assert.Contains(result.Lines, static line => line.StartsWith("~ ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_terminal_gets_dimmed_thoughts_spinners_and_results()
    {
        SampleResult result = await SampleProcess.RunAsync("AgentConsole", "--color", "always", "What is 6 * 7?");

        Assert.Equal("", result.Error);
        Assert.Contains("\x1b[2m", result.Output, StringComparison.Ordinal);
        Assert.Contains("calculate", result.Output, StringComparison.Ordinal);
        Assert.Contains("✓", result.Output, StringComparison.Ordinal);
        Assert.Contains("= 42", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Escape_sequences_of_a_file_do_not_reach_the_terminal()
    {
        using var directory = new TemporaryDirectory();
        directory.File("a.txt", "\x1b]0;owned\x07[red]kraken[/]\n"u8);

        SampleResult result = await SampleProcess.RunAsync("AgentConsole", "--color", "always", "--root", directory.Path, "Where is \"kraken\"?");

        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain("\x1b]0", result.Output, StringComparison.Ordinal);
        Assert.Contains("[red]kraken[/]", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_while_somebody_is_asked_cancels()
    {
        using var directory = new TemporaryDirectory();
        using SampleProcess sample = SampleProcess.StartWithInput("AgentConsole", "--root", directory.Path, "What is 6 * 7? And save it as answer.md");
        await sample.ReadUntilAsync("? May save_note run");

        await sample.InterruptAsync();

        SampleResult result = await sample.EndAsync();
        Assert.Equal((130, $"Cancelled.{Environment.NewLine}"), (result.ExitCode, result.Error));
        Assert.False(File.Exists(Path.Combine(directory.Path, "answer.md")));
    }

    [Fact]
    public async Task Ctrl_C_between_questions_cancels()
    {
        using SampleProcess sample = SampleProcess.StartWithInput("AgentConsole");
        await sample.TypeAsync("What is 6 * 7?");
        await sample.ReadUntilAsync("= 2 calls");

        await sample.InterruptAsync();

        Assert.Equal(new SampleResult(130, "", $"Cancelled.{Environment.NewLine}"), await sample.EndAsync());
    }

    [Theory]
    [InlineData("--what")]
    [InlineData("--color", "sometimes")]
    [InlineData("one", "two")]
    [InlineData("")]
    [InlineData("--root")]
    [InlineData("--provider", "someone")]
    [InlineData("--url", "not an address")]
    [InlineData("--model")]
    public async Task Other_arguments_are_an_error(params string[] arguments)
    {
        SampleResult result = await SampleProcess.RunAsync("AgentConsole", arguments);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith(Usage, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_that_is_not_there_is_an_error()
    {
        using var directory = new TemporaryDirectory();
        string path = Path.Combine(directory.Path, "none");

        Assert.Equal(
            new SampleResult(3, "", $"{path} is no directory.{Environment.NewLine}"), await SampleProcess.RunAsync("AgentConsole", "--root", path, "Hi"));
    }

    [Fact]
    public async Task Help_is_no_error()
    {
        SampleResult result = await SampleProcess.RunAsync("AgentConsole", "--help");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith(Usage, result.Output, StringComparison.Ordinal);
    }
}
