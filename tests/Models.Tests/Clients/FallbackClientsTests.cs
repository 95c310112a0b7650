using Microsoft.Extensions.AI;

namespace GenFlow.Models.Tests.Clients;

/// <summary>Whom a fallback asks, with what, and in which order.</summary>
public sealed class FallbackClientsTests
{
    private static readonly ModelOverloadedException s_overloaded = new("overloaded") { IsTransient = true };

    [Theory]
    [InlineData("alpha", "chosen")]
    [InlineData("beta", null)]
    public async Task Name_of_a_model_goes_to_clients_of_its_provider_only(string second, string? expected)
    {
        using FakeClient alpha = FakeClient.Fails("alpha", s_overloaded);
        using FakeClient other = FakeClient.Says(second, "Hello");
        using var client = new FallbackChatClient([alpha, other]);
        var options = new ChatOptions { ModelId = "chosen", Temperature = 0.5f };

        await client.GetResponseAsync("Hi", options);

        Assert.Same(options, alpha.Calls[0].Options);
        Assert.Equal(expected, other.Calls[0].Options!.ModelId);
        Assert.Equal(0.5f, other.Calls[0].Options!.Temperature);
        Assert.Equal("chosen", options.ModelId);
    }

    [Fact]
    public async Task Request_that_goes_on_with_what_a_provider_keeps_stays_with_it()
    {
        using FakeClient beta = FakeClient.Says("beta", "Wrong");
        using FakeClient again = FakeClient.Says("alpha", "Right");
        using var client = new FallbackChatClient([FakeClient.Fails("alpha", s_overloaded), beta, again]);

        Assert.Equal("Right", (await client.GetResponseAsync("Hi", new ChatOptions { ConversationId = "c1" })).Text);
        Assert.Empty(beta.Calls);
    }

    [Fact]
    public async Task Messages_that_can_be_read_once_are_given_to_each_client()
    {
        int reads = 0;
        IEnumerable<ChatMessage> Once()
        {
            reads++;
            yield return new ChatMessage(ChatRole.User, "Hi");
        }

        using FakeClient beta = FakeClient.Says("beta", "Hello");
        using var client = new FallbackChatClient([FakeClient.Fails("alpha", s_overloaded), beta]);

        await client.GetResponseAsync(Once());

        Assert.Equal(1, reads);
        Assert.Equal("Hi", Assert.Single(beta.Calls[0].Messages).Text);
    }

    [Fact]
    public async Task Client_that_has_failed_is_asked_last_until_it_has_cooled_down()
    {
        var time = new ManualTime();
        bool isBroken = true;
        using var alpha = new FakeClient("alpha", _ => isBroken ? FakeClient.Updates(s_overloaded) : FakeClient.Updates(null, FakeClient.Texts("A")));
        using FakeClient beta = FakeClient.Says("beta", "B");
        using var client = new FallbackChatClient([alpha, beta], new FallbackOptions { Cooldown = TimeSpan.FromSeconds(30), TimeProvider = time });

        Assert.Equal("B", (await client.GetResponseAsync("Hi")).Text);
        isBroken = false;
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal("B", (await client.GetResponseAsync("Hi")).Text);
        Assert.Single(alpha.Calls);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("A", (await client.GetResponseAsync("Hi")).Text);
    }

    [Fact]
    public async Task Wait_that_a_provider_asks_for_counts_where_it_is_longer()
    {
        var time = new ManualTime();
        using FakeClient alpha = FakeClient.Fails("alpha", new ModelRateLimitException("slow") { IsTransient = true, RetryAfter = TimeSpan.FromMinutes(5) });
        using var client = new FallbackChatClient([alpha, FakeClient.Says("beta", "B")], new FallbackOptions { Cooldown = TimeSpan.FromSeconds(30), TimeProvider = time });

        await client.GetResponseAsync("Hi");
        time.Advance(TimeSpan.FromMinutes(4));
        await client.GetResponseAsync("Hi");
        time.Advance(TimeSpan.FromMinutes(1));
        await client.GetResponseAsync("Hi");

        Assert.Equal(2, alpha.Calls.Count);
    }

    [Fact]
    public async Task Clients_that_all_cool_down_are_asked_all_the_same()
    {
        bool isBroken = true;
        FakeClient Make(string name) => new(name, _ => isBroken ? FakeClient.Updates(s_overloaded) : FakeClient.Updates(null, FakeClient.Texts(name)));
        using var client = new FallbackChatClient([Make("alpha"), Make("beta")], new FallbackOptions { Cooldown = TimeSpan.FromHours(1), TimeProvider = new ManualTime() });

        await Assert.ThrowsAsync<ModelFallbackException>(() => client.GetResponseAsync("Hi"));
        isBroken = false;

        Assert.Equal("alpha", (await client.GetResponseAsync("Hi")).Text);
    }

    [Fact]
    public async Task Clients_of_one_name_are_told_apart_by_number()
    {
        using var client = new FallbackChatClient([FakeClient.Fails("alpha", s_overloaded), FakeClient.Fails("alpha", s_overloaded), new UpdatesClient(new ChatResponseUpdate(ChatRole.Assistant, "C"))]);

        ChatResponse response = await client.GetResponseAsync("Hi");

        Assert.Equal("alpha/alpha-model (2) → client: overloaded.", response.AdditionalProperties![ModelSwitch.PropertyName]);
    }

    [Fact]
    public void Disposal_disposes_all_also_where_one_throws()
    {
        using FakeClient alpha = FakeClient.Says("alpha"), gamma = FakeClient.Says("gamma");
        var client = new FallbackChatClient([alpha, new ThrowingClient(), gamma]);

        var thrown = Assert.Throws<AggregateException>(client.Dispose);

        Assert.Equal("cannot", Assert.Single(thrown.InnerExceptions).Message);
        Assert.Equal((1, 1), (alpha.Disposed, gamma.Disposed));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    public void Number_of_clients_out_of_range_is_refused(int count)
    {
        using FakeClient client = FakeClient.Says("alpha");

        Assert.Throws<ArgumentException>(() => new FallbackChatClient([.. Enumerable.Repeat(client, count)]));
    }

    [Fact]
    public void Services_are_those_of_the_first()
    {
        using var client = new FallbackChatClient([FakeClient.Says("alpha"), FakeClient.Says("beta")]);

        Assert.Equal("alpha", client.GetService<ChatClientMetadata>()!.ProviderName);
        Assert.Same(client, client.GetService<FallbackChatClient>());
    }

    [Fact]
    public async Task Many_calls_at_once_each_find_the_client_that_answers()
    {
        using FakeClient alpha = FakeClient.Fails("alpha", s_overloaded), beta = FakeClient.Says("beta", "B");
        using var client = new FallbackChatClient([alpha, beta], new FallbackOptions { Cooldown = TimeSpan.FromTicks(1) });

        ChatResponse[] responses = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => client.GetStreamingResponseAsync("Hi").ToChatResponseAsync())));

        Assert.All(responses, static response => Assert.Equal("B", response.Text));
        Assert.Equal(200, beta.Closed);
        Assert.Equal(alpha.Opened, alpha.Closed);
    }

    [Fact]
    public async Task Stream_that_fails_and_cannot_be_disposed_hands_over_as_any_that_fails()
    {
        using FakeClient beta = FakeClient.Says("beta", "Hello");
        using var client = new FallbackChatClient([new BrokenStream(FakeClient.Says("alpha")), beta]);

        Assert.Equal("Hello", (await client.GetStreamingResponseAsync("Hi").ToChatResponseAsync()).Text);
    }

    /// <summary>A client whose stream is overloaded, and throws at once when it is disposed.</summary>
    private sealed class BrokenStream(IChatClient inner) : DelegatingChatClient(inner), IAsyncEnumerable<ChatResponseUpdate>, IAsyncEnumerator<ChatResponseUpdate>
    {
        public ChatResponseUpdate Current => new();

        public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => this;

        public IAsyncEnumerator<ChatResponseUpdate> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

        public ValueTask<bool> MoveNextAsync() => throw s_overloaded;

        public ValueTask DisposeAsync() => throw new InvalidOperationException("cannot");
    }

    private sealed class ThrowingClient : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() => throw new InvalidOperationException("cannot");
    }
}
