using System.Diagnostics;
using System.Globalization;

namespace GenFlow.Samples.Tests;

/// <summary>A sample as a process of its own. Killed, with a failing test, when it does not end.</summary>
internal sealed class SampleProcess : IDisposable
{
    // What would have a sample ask a model elsewhere.
    private static readonly string[] s_modelVariables = ["ANTHROPIC_API_KEY", "OPENAI_API_KEY", "OPENAI_BASE_URL"];

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly CancellationTokenSource _patience = new(s_patience);

    private SampleProcess(string sample, string[] arguments, string workingDirectory, bool keepsInput = false, IReadOnlyDictionary<string, string>? environment = null)
    {
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(DotnetHost, ["exec", Path.Combine(AppContext.BaseDirectory, $"{sample}.dll"), .. arguments])
            {
                WorkingDirectory = workingDirectory,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            },
        };
        foreach (string variable in s_modelVariables)
        {
            _process.StartInfo.Environment.Remove(variable);
        }

        foreach ((string variable, string value) in environment ?? new Dictionary<string, string>())
        {
            _process.StartInfo.Environment[variable] = value;
        }

        _process.Start();
        if (!keepsInput)
        {
            CloseInput();
        }
    }

    public bool HasExited => _process.HasExited;

    private static string DotnetHost =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path
        : Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath!
        : "dotnet";

    public static SampleProcess Start(string sample, params string[] arguments) => new(sample, arguments, Repository.Root);

    /// <summary>A sample with somebody at its terminal: its input stays open.</summary>
    public static SampleProcess StartWithInput(string sample, params string[] arguments) =>
        new(sample, arguments, Repository.Root, keepsInput: true);

    public static async Task<SampleResult> RunAsync(string sample, params string[] arguments) =>
        await RunInAsync(Repository.Root, sample, arguments);

    public static async Task<SampleResult> RunWithAsync(IReadOnlyDictionary<string, string> environment, string sample, params string[] arguments)
    {
        using var process = new SampleProcess(sample, arguments, Repository.Root, environment: environment);
        return await process.EndAsync();
    }

    public static async Task<SampleResult> RunInAsync(string workingDirectory, string sample, params string[] arguments)
    {
        using var process = new SampleProcess(sample, arguments, workingDirectory);
        return await process.EndAsync();
    }

    /// <summary>The next line of the output, as soon as the sample has written it; null at its end.</summary>
    public async Task<string?> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync(_patience.Token);

    /// <summary>What the sample writes up to a line that has a text in it, that line included; to the end where none has.</summary>
    public async Task<IReadOnlyList<string>> ReadUntilAsync(string text)
    {
        var lines = new List<string>();
        while (await ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (line.Contains(text, StringComparison.Ordinal))
            {
                break;
            }
        }

        return lines;
    }

    /// <summary>What a person types.</summary>
    public async Task TypeAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>What the sample writes from here on, and its exit code.</summary>
    public async Task<SampleResult> EndAsync()
    {
        Task<string> output = _process.StandardOutput.ReadToEndAsync(_patience.Token);
        Task<string> error = _process.StandardError.ReadToEndAsync(_patience.Token);
        await Task.WhenAll(output, error, _process.WaitForExitAsync(_patience.Token));
        return new SampleResult(_process.ExitCode, await output, await error);
    }

    /// <summary>What Ctrl+C sends.</summary>
    public async Task InterruptAsync() => await RunToolAsync("kill", "-INT", _process.Id.ToString(CultureInfo.InvariantCulture));

    public static async Task RunToolAsync(string tool, params string[] arguments)
    {
        using Process process = Process.Start(tool, arguments);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        _patience.Dispose();
    }
}

/// <summary>What a process left behind.</summary>
internal sealed record SampleResult(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
