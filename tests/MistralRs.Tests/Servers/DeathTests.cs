using GenFlow.MistralRs.Tests.Support;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.MistralRs.Tests.Servers;

/// <summary>Servers that die while they are used.</summary>
public sealed class DeathTests
{
    [Theory]
    [InlineData("die", 1)]
    [InlineData("die at once", 0)]
    public async Task A_server_that_dies_while_it_answers_is_told_and_the_next_request_starts_it_again(string said, int chunks)
    {
        using var standIn = new StandIn();
        await using MistralRsProvider provider = standIn.Provider();
        var read = new List<InferenceChunk>();

        Task asked = provider.StreamAsync([ChatMessage.User(said)], read.Add);
        await standIn.ListeningAsync();
        MistralRsServerException problem = await Assert.ThrowsAsync<MistralRsServerException>(() => asked.WaitAsync(StandIn.Patience));

        Assert.Equal(101, problem.ExitCode);
        Assert.Equal(["thread 'main' panicked: out of memory"], problem.LastLines);
        Assert.True(problem.IsTransient);
        Assert.IsType<ModelConnectionException>(problem.InnerException);
        Assert.Equal(chunks, read.Count);
        Assert.DoesNotContain(read, static chunk => chunk.FinishReason is not null);

        Task<InferenceAnswer> second = StandIn.SayAsync(provider, "Hello");
        await standIn.ListeningAsync();
        Assert.Equal("You said: Hello", (await second).Text);
    }

    [Fact]
    public async Task A_server_that_was_killed_between_requests_is_started_again()
    {
        using var standIn = new StandIn();
        await using MistralRsProvider provider = standIn.Provider();
        Task<InferenceAnswer> first = StandIn.SayAsync(provider, "Hello");
        StandInProcess process = await standIn.ListeningAsync();
        await first;

        using (var killed = System.Diagnostics.Process.GetProcessById(process.Id))
        {
            killed.Kill();
        }

        await process.EndedAsync();
        Task<InferenceAnswer> second = AskedUntilStartedAsync(provider);
        await standIn.ListeningAsync();
        Assert.Equal("You said: Hello", (await second).Text);
    }

    [Fact]
    public async Task Restarts_are_bounded()
    {
        using var standIn = new StandIn();
        await using MistralRsProvider provider = standIn.Provider(server: static options => new()
        {
            Executable = options.Executable,
            Port = 0,
            Environment = options.Environment,
            MaxRestarts = 1,
        });
        for (int turn = 0; turn < 2; turn++)
        {
            Task<InferenceAnswer> asked = StandIn.SayAsync(provider, "Hello");
            await (await standIn.NextAsync()).TellAsync("exit 4");
            await Assert.ThrowsAsync<MistralRsServerException>(() => asked);
        }

        MistralRsServerException problem = await Assert.ThrowsAsync<MistralRsServerException>(() => StandIn.SayAsync(provider, "Hello"));

        Assert.Contains("not started again", problem.Message, StringComparison.Ordinal);
        Assert.Equal(4, problem.ExitCode);
        Assert.False(standIn.HasAnother);
    }

    [Fact]
    public async Task A_server_that_has_died_too_often_is_told_with_its_last_lines()
    {
        using var standIn = new StandIn();
        await using MistralRsProvider provider = standIn.Provider(server: static options => new()
        {
            Executable = options.Executable,
            Port = 0,
            Environment = options.Environment,
            MaxRestarts = 0,
        });
        Task<InferenceAnswer> asked = StandIn.SayAsync(provider, "die");
        await standIn.ListeningAsync();
        await Assert.ThrowsAsync<MistralRsServerException>(() => asked);

        MistralRsServerException problem = await Assert.ThrowsAsync<MistralRsServerException>(() => StandIn.SayAsync(provider, "Hello"));

        Assert.Equal(101, problem.ExitCode);
        Assert.Equal(["thread 'main' panicked: out of memory"], problem.LastLines);
    }

    [Fact]
    public async Task Disposing_while_it_answers_ends_the_server_and_the_answer()
    {
        using var standIn = new StandIn();
        MistralRsProvider provider = standIn.Provider();
        var begun = new TaskCompletionSource();

        Task asked = provider.StreamAsync([ChatMessage.User("hold")], _ => begun.TrySetResult());
        StandInProcess process = await standIn.ListeningAsync();
        await begun.Task.WaitAsync(StandIn.Patience);
        await provider.DisposeAsync().AsTask().WaitAsync(StandIn.Patience);

        await Assert.ThrowsAsync<ObjectDisposedException>(() => asked.WaitAsync(StandIn.Patience));
        Assert.Equal(["asked to end"], await process.EndedAsync());
    }

    // A request may still find the server whose end this process has not been told yet.
    private static async Task<InferenceAnswer> AskedUntilStartedAsync(MistralRsProvider provider)
    {
        try
        {
            return await StandIn.SayAsync(provider, "Hello");
        }
        catch (MistralRsServerException)
        {
            return await StandIn.SayAsync(provider, "Hello");
        }
    }
}
