using System.Diagnostics;
using GenFlow.MistralRs.Tests.Support;
using GenFlow.Models;
using Microsoft.Extensions.Logging;

namespace GenFlow.MistralRs.Tests.Servers;

/// <summary>No server outlives its owner.</summary>
public sealed class EndTests
{
    [Fact]
    public async Task Disposing_asks_the_server_to_end_and_waits_for_it()
    {
        using var standIn = new StandIn();
        var log = new KeptLog();
        MistralRsProvider provider = standIn.Provider(loggers: log);
        StandInProcess process = await StartedAsync(standIn, provider);

        await provider.DisposeAsync();
        await provider.DisposeAsync();

        Assert.Equal(["asked to end"], await process.EndedAsync());
        Assert.Contains(log.Entries, entry => entry.Level == LogLevel.Information && entry.Text.Contains($"process {process.Id}, has ended with exit code 143", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_synchronous_disposal_ends_it_too()
    {
        using var standIn = new StandIn();
        MistralRsProvider provider = standIn.Provider();
        StandInProcess process = await StartedAsync(standIn, provider);

#pragma warning disable CA1849 // What is tested.
        provider.Dispose();
#pragma warning restore CA1849

        await process.EndedAsync();
    }

    [Fact]
    public async Task A_server_that_does_not_end_when_asked_is_killed()
    {
        using var standIn = new StandIn();
        var log = new KeptLog();
        MistralRsProvider provider = standIn.Provider(loggers: log, server: static options => new()
        {
            Executable = options.Executable,
            Port = 0,
            Environment = options.Environment,
            StopTimeout = TimeSpan.FromMilliseconds(300),
        });
        StandInProcess process = await StartedAsync(standIn, provider);
        await process.DoAsync("deaf");

        await provider.DisposeAsync().AsTask().WaitAsync(StandIn.Patience);

        await process.EndedAsync();
        Assert.Contains(log.Entries, static entry => entry.Level == LogLevel.Warning && entry.Text.Contains("is killed", StringComparison.Ordinal));
        Assert.Contains(log.Entries, static entry => entry.Text.Contains("exit code 137", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_interrupt_from_the_terminal_is_the_programs_and_not_the_servers()
    {
        using var standIn = new StandIn();
        await using MistralRsProvider provider = standIn.Provider();
        StandInProcess process = await StartedAsync(standIn, provider);

        using (var interrupt = Process.Start("/bin/sh", ["-c", $"kill -INT {process.Id}"]))
        {
            await interrupt.WaitForExitAsync();
            Assert.Equal(0, interrupt.ExitCode);
        }

        await process.DoAsync("say I am still here");
        Assert.Equal("You said: Hello", (await StandIn.SayAsync(provider, "Hello")).Text);
        Assert.False(standIn.HasAnother);
    }

    [Fact]
    public async Task What_a_server_leaves_behind_does_not_hold_its_owner()
    {
        using var standIn = new StandIn();
        string pipe = Path.Combine(standIn.Directory, "pipe");
        using (var made = Process.Start("mkfifo", [pipe]))
        {
            await made.WaitForExitAsync();
        }

        string script = await File.ReadAllTextAsync(standIn.Executable);
        await File.WriteAllTextAsync(standIn.Executable, script.Replace("#!/bin/sh\n", $"#!/bin/sh\n(read -r line < '{pipe}') &\n", StringComparison.Ordinal));
        MistralRsProvider provider = standIn.Provider();
        StandInProcess process = await StartedAsync(standIn, provider);

        await provider.DisposeAsync().AsTask().WaitAsync(StandIn.Patience);

        await process.EndedAsync();
        await File.WriteAllTextAsync(pipe, "end\n");
    }

    [Theory]
    [InlineData("kill", false)]
    [InlineData("kill", true)]
    [InlineData("leave", false)]
    public async Task A_server_ends_with_the_program_that_has_started_it(string how, bool isDeaf)
    {
        using var standIn = new StandIn();
        using var owner = new Process
        {
            StartInfo = new ProcessStartInfo(standIn.Executable, ["own", standIn.Executable]) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        foreach ((string name, string? value) in standIn.Environment)
        {
            owner.StartInfo.Environment[name] = value;
        }

        owner.Start();
        StandInProcess program = await standIn.NextAsync();
        StandInProcess server = await standIn.ListeningAsync();
        Assert.Equal("You said: Hello", await program.ReportAsync());
        if (isDeaf)
        {
            await server.DoAsync("deaf");
        }

        if (how == "kill")
        {
            owner.Kill();
        }
        else
        {
            await program.TellAsync("leave");
        }

        await server.EndedAsync();
        await owner.WaitForExitAsync().WaitAsync(StandIn.Patience);
        Assert.Equal(how == "kill" ? 137 : 0, owner.ExitCode);
    }

    internal static async Task<StandInProcess> StartedAsync(StandIn standIn, MistralRsProvider provider)
    {
        Task<InferenceAnswer> asked = StandIn.SayAsync(provider, "Hello");
        StandInProcess process = await standIn.ListeningAsync();
        await asked;
        return process;
    }
}
