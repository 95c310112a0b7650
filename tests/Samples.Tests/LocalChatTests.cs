using System.Text.RegularExpressions;
using GenFlow.LlamaCpp;

namespace GenFlow.Samples.Tests;

/// <summary>An agent at a terminal, with a model that llama.cpp computes in the sample's process.</summary>
public sealed partial class LocalChatTests : IDisposable
{
    private const string Usage = "usage: LocalChat [--model file.gguf]";

    private readonly TemporaryDirectory _directory = new();

    [LocalFact]
    public async Task Without_arguments_a_script_thinks_acts_and_answers_over_two_turns()
    {
        SampleResult result = await RunAsync();

        Assert.Equal(("", 0), (result.Error, result.ExitCode));
        Assert.Equal(
            """
            = a scripted model on the real llama.cpp: it says the same whatever is asked; for another, --model file.gguf
            ? What is 6 * 7?
            ~ Sums are not mine to do: I have a calculator.
            > calculate
            > calculate 6
            > calculate 6 * 7
            < calculate 6 * 7: = 42
            The calculator has the result: 6 * 7 is 42.
            = 2 calls of the model, N tokens read (N of them computed before), N written at N tokens/s
            ? And who are you?
            ~ That needs no action.
            A script, in the place of weights: llama.cpp computes each of my words, but they were chosen before you asked.
            = 1 call of the model, N tokens read (N of them computed before), N written at N tokens/s
            """.ReplaceLineEndings("\n").Split('\n'),
            result.Lines.Select(static line => line.StartsWith("= ", StringComparison.Ordinal) ? LongNumber().Replace(line, "N") : line));

        // The second turn computes what is new in it, and no more.
        Match costs = Costs().Match(result.Lines[^1]);
        Assert.InRange(NumberOf(costs, "read") - NumberOf(costs, "known"), 1, 100);
    }

    [LocalFact]
    public async Task Script_is_written_once_into_the_users_own_directory()
    {
        await RunAsync("What is 6 * 7?");
        string script = Assert.Single(Directory.GetFiles(_directory.Path, "*", SearchOption.AllDirectories), static file => file.Contains("LocalChat", StringComparison.Ordinal));
        DateTime written = File.GetLastWriteTimeUtc(script);

        SampleResult again = await RunAsync("What is 6 * 7?");

        Assert.Contains("The calculator has the result: 6 * 7 is 42.", again.Lines);
        Assert.Equal(written, File.GetLastWriteTimeUtc(script));
    }

    [LocalFact]
    public async Task Lines_of_the_input_are_turns_of_one_conversation_with_the_model_of_a_file()
    {
        string model = Path.Combine(_directory.Path, "own.gguf");
        new ScriptedModel { Answers = ["One.", "Two."], ContextLength = 8192 }.Write(model);
        using SampleProcess sample = SampleProcess.StartWithInput("LocalChat", "--model", model, "--threads", "1", "--context", "4096", "--template", "chatml");
        await sample.TypeAsync("First?");
        Assert.Equal(["= own on llama.cpp", "One."], (await sample.ReadUntilAsync("= 1 call")).SkipLast(1));
        await sample.TypeAsync("Second?");
        Assert.Equal(["Two."], (await sample.ReadUntilAsync("= 1 call")).SkipLast(1));
        await sample.TypeAsync("");

        Assert.Equal(new SampleResult(0, "", ""), await sample.EndAsync());
    }

    [LocalFact]
    public async Task Model_that_is_not_there_is_an_error_in_a_line()
    {
        string model = Path.Combine(_directory.Path, "none.gguf");

        await FailsAsync(3, [model, "no such file"], "--model", model, "Hi");
    }

    [LocalFact]
    public async Task File_that_is_no_model_is_an_error_in_a_line()
    {
        string model = _directory.File("letter.gguf", "Dear model,\n"u8);

        await FailsAsync(4, [model, "GGUF"], "--model", model, "Hi");
    }

    [LocalFact]
    public async Task Model_that_is_cut_is_an_error_in_a_line()
    {
        string model = Path.Combine(_directory.Path, "whole.gguf");
        RandomModel.Write(model);
        byte[] whole = await File.ReadAllBytesAsync(model);
        string cut = _directory.File("cut.gguf", whole.AsSpan(0, whole.Length / 2));

        await FailsAsync(4, [cut], "--model", cut, "Hi");
    }

    [LocalFact]
    public async Task Directory_without_llama_cpp_is_an_error_in_a_line_that_says_what_it_lacks()
    {
        string empty = Directory.CreateDirectory(Path.Combine(_directory.Path, "empty")).FullName;

        await FailsAsync(4, [empty, "has no libraries of llama.cpp"], "--natives", empty, "Hi");
    }

    [LocalFact]
    public async Task Template_that_nobody_knows_is_an_error_in_a_line() =>
        await FailsAsync(4, ["chat template", "chatml"], "--template", "nonsense", "Hi");

    [LocalFact]
    public async Task Context_that_is_too_short_is_an_error_in_a_line() =>
        await FailsAsync(4, ["the context holds 512"], "--context", "512", "Hi");

    [LocalFact]
    public async Task Ctrl_C_while_the_model_works_cancels()
    {
        string model = Path.Combine(_directory.Path, "endless.gguf");
        RandomModel.Write(model, RandomModelOptions.Tiny with { ContextLength = 65_536 });
        using SampleProcess sample = SampleProcess.StartWithInput("LocalChat", "--model", model, "--threads", "1", "--context", "65536", "Go on!");
        await sample.ReadUntilAsync("= endless on llama.cpp");

        await sample.InterruptAsync();

        SampleResult result = await sample.EndAsync();
        Assert.Equal((130, $"Cancelled.{Environment.NewLine}"), (result.ExitCode, result.Error));
    }

    [Theory]
    [InlineData("--what")]
    [InlineData("--threads", "none")]
    [InlineData("--threads", "0")]
    [InlineData("--context", "-1")]
    [InlineData("--color", "sometimes")]
    [InlineData("one", "two")]
    [InlineData("")]
    [InlineData("--model")]
    [InlineData("--natives")]
    public async Task Other_arguments_are_an_error(params string[] arguments)
    {
        SampleResult result = await SampleProcess.RunAsync("LocalChat", arguments);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith(Usage, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_no_error()
    {
        SampleResult result = await SampleProcess.RunAsync("LocalChat", "--help");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith(Usage, result.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _directory.Dispose();

    private Task<SampleResult> RunAsync(params string[] arguments) =>
        SampleProcess.RunWithAsync(new Dictionary<string, string> { ["XDG_DATA_HOME"] = _directory.Path, ["HOME"] = _directory.Path }, "LocalChat", arguments);

    private async Task FailsAsync(int exitCode, string[] says, params string[] arguments)
    {
        SampleResult result = await RunAsync(arguments);

        Assert.Equal(exitCode, result.ExitCode);
        string line = Assert.Single(result.Error.TrimEnd().Split('\n'));
        Assert.All(says, part => Assert.Contains(part, line, StringComparison.Ordinal));
    }

    private static int NumberOf(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\d[\d,]+")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"(?<read>\d+) tokens read \((?<known>\d+) of")]
    private static partial Regex Costs();
}
