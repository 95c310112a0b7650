using GenFlow.MistralRs.Tests.Support;
using GenFlow.Models;
using Microsoft.Extensions.Logging;

namespace GenFlow.MistralRs.Tests.Servers;

/// <summary>What a server prints.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task A_flood_of_lines_is_read_and_the_last_are_kept()
    {
        using var standIn = new StandIn();
        await using MistralRsProvider provider = standIn.Provider(server: static options => new()
        {
            Executable = options.Executable,
            Port = 0,
            Environment = options.Environment,
            KeptLines = 3,
        });
        StandInProcess process = await EndTests.StartedAsync(standIn, provider);

        await process.DoAsync("flood 20000");
        Assert.Equal("You said: Hello", (await StandIn.SayAsync(provider, "Hello")).Text);
        await process.DoAsync("drone 100000");
        Task<InferenceAnswer> asked = StandIn.SayAsync(provider, "die");
        MistralRsServerException problem = await Assert.ThrowsAsync<MistralRsServerException>(() => asked);

        Assert.Equal(3, problem.LastLines.Count);
        Assert.All(problem.LastLines, static line => Assert.InRange(line.Length, 1, 1000));
        Assert.Contains(problem.LastLines, static line => line.Length == 1000);
        Assert.Contains("line 20000", problem.LastLines);
    }

    [Fact]
    public async Task Tokens_are_taken_out_of_lines()
    {
        using var standIn = new StandIn();
        var log = new KeptLog();
        await using MistralRsProvider provider = standIn.Provider(loggers: log);

        Task<InferenceAnswer> asked = StandIn.SayAsync(provider, "Hello");
        StandInProcess process = await standIn.NextAsync();
        Assert.Equal(StandIn.Token, process.Hello.GetProperty("token").GetString());
        await process.DoAsync($"cry Not allowed with {StandIn.Token}.");
        await process.TellAsync("exit 1");
        MistralRsServerException problem = await Assert.ThrowsAsync<MistralRsServerException>(() => asked);

        Assert.Equal(["Not allowed with ***."], problem.LastLines);
        Assert.Contains(log.Entries, static entry => entry == (LogLevel.Debug, "Not allowed with ***."));
        Assert.DoesNotContain(log.Entries, static entry => entry.Text.Contains(StandIn.Token, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(980)]
    [InlineData(995)]
    [InlineData(1000)]
    [InlineData(1010)]
    public async Task A_token_at_the_cut_of_a_long_line_is_not_shown_in_part(int place)
    {
        using var standIn = new StandIn();
        await using MistralRsProvider provider = standIn.Provider();

        Task<InferenceAnswer> asked = StandIn.SayAsync(provider, "Hello");
        StandInProcess process = await standIn.NextAsync();
        string tokens = string.Join(' ', Enumerable.Repeat(StandIn.Token, 5)) + " ";
        await process.DoAsync($"cry {tokens}{new string('x', place - tokens.Length)}{StandIn.Token}{new string('y', 100)}");
        await process.TellAsync("exit 1");
        MistralRsServerException problem = await Assert.ThrowsAsync<MistralRsServerException>(() => asked);

        string line = Assert.Single(problem.LastLines);
        Assert.InRange(line.Length, 800, 1000);
        Assert.DoesNotContain("hf_", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_in_a_command_line_of_the_users_own_is_taken_out_of_lines()
    {
        using var standIn = new StandIn();
        await using MistralRsProvider provider = standIn.Provider(server: static options => new()
        {
            Executable = options.Executable,
            Port = 0,
            Environment = options.Environment,
            CommandLine = static port => ["serve", "--port", $"{port}", "--token-source", "literal:not-for-the-log"],
        });

        Task<InferenceAnswer> asked = StandIn.SayAsync(provider, "Hello");
        StandInProcess process = await standIn.NextAsync();
        await process.DoAsync("cry Not allowed with not-for-the-log.");
        await process.TellAsync("exit 1");
        MistralRsServerException problem = await Assert.ThrowsAsync<MistralRsServerException>(() => asked);

        Assert.Equal(["Not allowed with ***."], problem.LastLines);
    }

    [Fact]
    public async Task A_listener_that_throws_does_not_stop_the_reading()
    {
        using var standIn = new StandIn();
        var log = new KeptLog();
        await using MistralRsProvider provider = standIn.Provider(loggers: log, server: static options => new()
        {
            Executable = options.Executable,
            Port = 0,
            Environment = options.Environment,
            Progress = new Thrower(),
        });

        Task<InferenceAnswer> asked = StandIn.SayAsync(provider, "Hello");
        StandInProcess process = await standIn.NextAsync();
        await process.DoAsync("flood 5000");
        await process.DoAsync("listen");

        Assert.Equal("You said: Hello", (await asked).Text);
        Assert.Contains(log.Entries, static entry => entry.Level == LogLevel.Warning);
    }

    private sealed class Thrower : IProgress<string>
    {
        public void Report(string value) => throw new InvalidOperationException(value);
    }
}
