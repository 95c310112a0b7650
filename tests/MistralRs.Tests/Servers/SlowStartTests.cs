using GenFlow.MistralRs.Tests.Support;
using GenFlow.Models;

namespace GenFlow.MistralRs.Tests.Servers;

/// <summary>While a server starts, and when it does not.</summary>
public sealed class SlowStartTests
{
    [Fact]
    public async Task While_it_loads_its_lines_are_told_and_requests_wait()
    {
        using var standIn = new StandIn();
        var lines = new KeptLines("Loading shard 2 of 2");
        await using MistralRsProvider provider = standIn.Provider(server: options => new()
        {
            Executable = options.Executable,
            Port = 0,
            Environment = options.Environment,
            Progress = lines,
        });

        Task<InferenceAnswer> asked = StandIn.SayAsync(provider, "Hello");
        StandInProcess process = await standIn.NextAsync();
        await process.DoAsync("say Loading shard 1 of 2");
        await process.DoAsync("cry Loading shard 2 of 2");
        await lines.Come;
        Assert.False(asked.IsCompleted);
        await process.DoAsync("listen");

        Assert.Equal("You said: Hello", (await asked).Text);
        Assert.Contains("Loading shard 1 of 2", lines.Lines);
    }

    [Fact]
    public async Task A_request_that_is_cancelled_leaves_the_start_to_the_others()
    {
        using var standIn = new StandIn();
        await using MistralRsProvider provider = standIn.Provider();
        using var stop = new CancellationTokenSource();

        Task<InferenceAnswer> first = StandIn.SayAsync(provider, "Hello", stop.Token);
        Task<InferenceAnswer> second = StandIn.SayAsync(provider, "Hello");
        StandInProcess process = await standIn.NextAsync();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await process.DoAsync("listen");

        Assert.Equal("You said: Hello", (await second).Text);
    }

    [Fact]
    public async Task A_start_that_nobody_waits_for_is_given_up_and_the_next_request_starts_anew()
    {
        using var standIn = new StandIn();
        await using MistralRsProvider provider = standIn.Provider();
        using var stop = new CancellationTokenSource();

        Task<InferenceAnswer> first = StandIn.SayAsync(provider, "Hello", stop.Token);
        StandInProcess process = await standIn.NextAsync();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(["asked to end"], await process.EndedAsync());

        Task<InferenceAnswer> second = StandIn.SayAsync(provider, "Hello");
        await standIn.ListeningAsync();
        Assert.Equal("You said: Hello", (await second).Text);
    }

    [Fact]
    public async Task Disposing_while_it_starts_ends_it_and_tells_who_waits()
    {
        using var standIn = new StandIn();
        MistralRsProvider provider = standIn.Provider();

        Task<InferenceAnswer> asked = StandIn.SayAsync(provider, "Hello");
        StandInProcess process = await standIn.NextAsync();
        await provider.DisposeAsync().AsTask().WaitAsync(StandIn.Patience);

        await Assert.ThrowsAsync<ObjectDisposedException>(() => asked);
        Assert.Equal(["asked to end"], await process.EndedAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => StandIn.SayAsync(provider, "Hello"));
    }

    [Fact]
    public async Task A_crash_is_told_with_the_exit_code_and_the_last_lines_and_the_next_request_tries_again()
    {
        using var standIn = new StandIn();
        await using MistralRsProvider provider = standIn.Provider();

        Task<InferenceAnswer> first = StandIn.SayAsync(provider, "Hello");
        Task<InferenceAnswer> besides = StandIn.SayAsync(provider, "Hello");
        StandInProcess process = await standIn.NextAsync();
        await process.DoAsync("say Loading");
        await process.DoAsync("cry Error: no such model");
        await process.TellAsync("exit 3");
        MistralRsServerException problem = await Assert.ThrowsAsync<MistralRsServerException>(() => first);
        await Assert.ThrowsAsync<MistralRsServerException>(() => besides);

        Assert.Equal(3, problem.ExitCode);
        Assert.Equal(["Error: no such model", "Loading"], problem.LastLines.Order());
        Assert.Contains("exit code 3", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Error: no such model", problem.Message, StringComparison.Ordinal);

        Task<InferenceAnswer> second = StandIn.SayAsync(provider, "Hello");
        await standIn.ListeningAsync();
        Assert.Equal("You said: Hello", (await second).Text);
    }

    [Fact]
    public async Task A_server_that_does_not_come_up_in_time_is_stopped()
    {
        using var standIn = new StandIn();
        await using MistralRsProvider provider = standIn.Provider(server: static options => new()
        {
            Executable = options.Executable,
            Port = 0,
            Environment = options.Environment,
            StartTimeout = TimeSpan.FromMilliseconds(600),
        });

        Task<InferenceAnswer> asked = StandIn.SayAsync(provider, "Hello");
        StandInProcess process = await standIn.NextAsync();
        MistralRsServerException problem = await Assert.ThrowsAsync<MistralRsServerException>(() => asked);

        Assert.Contains("0.6 s (MistralRsServerOptions.StartTimeout)", problem.Message, StringComparison.Ordinal);
        await process.EndedAsync();
    }
}
