using System.Diagnostics;
using System.Globalization;

namespace GenFlow.Package.Tests;

/// <summary>What a command printed, and its exit code.</summary>
internal sealed record CommandResult(string Command, string Output, int ExitCode)
{
    public CommandResult AssertSuccess()
    {
        Assert.True(ExitCode == 0, $"{Command} ended with {ExitCode.ToString(CultureInfo.InvariantCulture)}:\n{Output}");
        return this;
    }
}

/// <summary>Runs the SDK's command as a user does: with nothing of this repository and nothing of the test host.</summary>
/// <param name="packages">The package cache that it uses.</param>
internal sealed class DotNet(string packages)
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(8);

    public Task<CommandResult> RunAsync(string directory, params string[] arguments) => RunAsync("dotnet", directory, arguments);

    private async Task<CommandResult> RunAsync(string program, string directory, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(IsOfTestHost).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["NUGET_PACKAGES"] = packages;
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";

        string command = $"{program} {string.Join(' ', arguments)}";
        using Process process = Process.Start(start)!;
        using var stop = new CancellationTokenSource(s_longest);
        Task<string> output = process.StandardOutput.ReadToEndAsync(stop.Token);
        Task<string> error = process.StandardError.ReadToEndAsync(stop.Token);
        try
        {
            await process.WaitForExitAsync(stop.Token);
            return new(command, await output + await error, process.ExitCode);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{command} did not end within {s_longest}.");
        }
    }

    // dotnet test tells its children where its own MSBuild is.
    private static bool IsOfTestHost(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("COREHOST", StringComparison.OrdinalIgnoreCase)
        || name is "DOTNET_CLI_CONTEXT_VERBOSE" or "CI";
}
