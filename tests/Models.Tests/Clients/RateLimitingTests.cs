using System.Threading.RateLimiting;
using Microsoft.Extensions.AI;

namespace GenFlow.Models.Tests.Clients;

public sealed class RateLimitingTests
{
    [Fact]
    public async Task Lease_is_held_until_the_answer_has_ended()
    {
        await using ConcurrencyLimiter limiter = Concurrency(1);
        using var client = new RateLimitingChatClient(FakeClient.Says("alpha", "a", "b"), limiter);

        await using (IAsyncEnumerator<ChatResponseUpdate> reader = client.GetStreamingResponseAsync("Hi").GetAsyncEnumerator())
        {
            Assert.Equal(1, Available(limiter));
            Assert.True(await reader.MoveNextAsync());
            Assert.Equal(0, Available(limiter));
            while (await reader.MoveNextAsync())
            {
                Assert.Equal(0, Available(limiter));
            }

            Assert.Equal(1, Available(limiter));
        }

        await client.GetResponseAsync("Hi");
        Assert.Equal(1, Available(limiter));
    }

    [Fact]
    public async Task Lease_goes_back_behind_the_connection_where_a_reader_leaves()
    {
        await using ConcurrencyLimiter limiter = Concurrency(1);
        long? atClose = null;
        async IAsyncEnumerable<ChatResponseUpdate> Watched()
        {
            try
            {
                yield return new(ChatRole.Assistant, "a");
                await Task.CompletedTask;
                yield return new(ChatRole.Assistant, "b");
            }
            finally
            {
                atClose = Available(limiter);
            }
        }

        using var client = new RateLimitingChatClient(new FakeClient("alpha", _ => Watched()), limiter);

        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("Hi"))
        {
            break;
        }

        Assert.Equal(0, atClose);
        Assert.Equal(1, Available(limiter));
    }

    [Fact]
    public async Task Lease_goes_back_where_the_client_throws_and_is_not_taken_where_nobody_reads()
    {
        await using ConcurrencyLimiter limiter = Concurrency(1);
        using var client = new RateLimitingChatClient(FakeClient.Fails("alpha", new ModelServerException("no"), "a"), limiter);

        _ = client.GetStreamingResponseAsync("Hi");
        await Assert.ThrowsAsync<ModelServerException>(() => client.GetStreamingResponseAsync("Hi").ToChatResponseAsync());
        await Assert.ThrowsAsync<ModelServerException>(() => client.GetResponseAsync("Hi"));

        Assert.Equal(1, Available(limiter));
    }

    [Fact]
    public async Task Refused_call_names_the_limit_and_the_wait()
    {
        await using var limiter = new FixedWindowRateLimiter(new() { PermitLimit = 1, Window = TimeSpan.FromMinutes(1), AutoReplenishment = false });
        using FakeClient alpha = FakeClient.Says("alpha", "a");
        using var client = new RateLimitingChatClient(alpha, limiter, new RateLimitingOptions { Name = "1 call a minute" });

        await client.GetResponseAsync("Hi");
        var thrown = await Assert.ThrowsAsync<ModelRateLimitException>(() => client.GetStreamingResponseAsync("Hi").ToChatResponseAsync());

        Assert.True(thrown.IsTransient);
        Assert.NotNull(thrown.RetryAfter);
        Assert.InRange(thrown.RetryAfter.Value, TimeSpan.FromTicks(1), TimeSpan.FromMinutes(1));
        Assert.Contains("limit '1 call a minute' for alpha-model is reached", thrown.Message, StringComparison.Ordinal);
        Assert.Single(alpha.Calls);
    }

    [Fact]
    public async Task Refused_call_without_a_wait_says_none()
    {
        await using ConcurrencyLimiter limiter = Concurrency(1, queue: 0);
        using RateLimitLease taken = limiter.AttemptAcquire();
        using var client = new RateLimitingChatClient(FakeClient.Says("alpha", "a"), limiter);

        var thrown = await Assert.ThrowsAsync<ModelRateLimitException>(() => client.GetResponseAsync("Hi"));

        Assert.Null(thrown.RetryAfter);
        Assert.Contains("'ConcurrencyLimiter'", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_call_goes_on_when_another_ends_and_can_be_cancelled()
    {
        await using ConcurrencyLimiter limiter = Concurrency(1);
        using FakeClient alpha = FakeClient.Says("alpha", "a");
        using var client = new RateLimitingChatClient(alpha, limiter);
        using var stop = new CancellationTokenSource();

        RateLimitLease taken = limiter.AttemptAcquire();
        Task<ChatResponse> cancelled = client.GetResponseAsync("Hi", cancellationToken: stop.Token);
        Task<ChatResponse> waiting = client.GetStreamingResponseAsync("Hi").ToChatResponseAsync();
        Assert.Empty(alpha.Calls);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        taken.Dispose();

        Assert.Equal("a", (await waiting).Text);
        Assert.Single(alpha.Calls);
        Assert.Equal(1, Available(limiter));
    }

    [Fact]
    public async Task Limit_of_each_model_is_its_own()
    {
        await using PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(
            static model => RateLimitPartition.GetConcurrencyLimiter(model, static _ => new ConcurrencyLimiterOptions { PermitLimit = 1 }));
        using var client = new RateLimitingChatClient(FakeClient.Says("alpha", "a"), limiter);
        using RateLimitLease own = limiter.AttemptAcquire("alpha-model");

        await Assert.ThrowsAsync<ModelRateLimitException>(() => client.GetResponseAsync("Hi"));
        Assert.Equal("a", (await client.GetResponseAsync("Hi", new ChatOptions { ModelId = "other" })).Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Limiter_is_disposed_with_its_owner_only(bool isOwner)
    {
        await using ConcurrencyLimiter limiter = Concurrency(1);
        using FakeClient alpha = FakeClient.Says("alpha");

        new RateLimitingChatClient(alpha, limiter, new RateLimitingOptions { OwnsLimiter = isOwner }).Dispose();

        Assert.Equal(1, alpha.Disposed);
        Assert.Equal(isOwner, Record.Exception(() => limiter.AttemptAcquire().Dispose()) is ObjectDisposedException);
    }

    [Fact]
    public async Task Fallback_asks_the_next_client_where_a_limit_is_reached()
    {
        await using ConcurrencyLimiter limiter = Concurrency(1, queue: 0);
        using RateLimitLease taken = limiter.AttemptAcquire();
        using var client = new FallbackChatClient([new RateLimitingChatClient(FakeClient.Says("alpha", "a"), limiter), FakeClient.Says("beta", "b")]);

        Assert.Equal("b", (await client.GetResponseAsync("Hi")).Text);
    }

    private static ConcurrencyLimiter Concurrency(int permits, int queue = 10) => new(new() { PermitLimit = permits, QueueLimit = queue });

    private static long Available(ConcurrencyLimiter limiter) => limiter.GetStatistics()!.CurrentAvailablePermits;
}
