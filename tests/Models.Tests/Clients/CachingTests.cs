using Microsoft.Extensions.AI;

namespace GenFlow.Models.Tests.Clients;

/// <summary>What is kept, for how long, and as what it is given.</summary>
public sealed class CachingTests
{
    private static readonly ModelDelta[] s_call =
    [
        ModelDelta.Begin("r1", "alpha-model"), ModelDelta.OfUsage(new(20, 1)), ModelDelta.ActionStart(0, "c", "find"), ModelDelta.ActionFragment(0, "{\"q\""), ModelDelta.ActionFragment(0, ":1}"),
        ModelDelta.BlockEnd(0), ModelDelta.OfUsage(new(20, 9)), ModelDelta.Stop(StopReason.Actions, "tool_use"),
    ];

    [Fact]
    public async Task Same_request_is_asked_once()
    {
        using FakeClient alpha = FakeClient.Says("alpha", "Hel", "lo");
        using var client = new CachingChatClient(alpha);

        Assert.Equal("Hello", (await client.GetStreamingResponseAsync("Hi").ToChatResponseAsync()).Text);
        Assert.Equal(["Hel", "lo", ""], (await client.GetStreamingResponseAsync("Hi").ToListAsync()).Select(static update => update.Text));
        Assert.Equal("Hello", (await client.GetResponseAsync("Hi")).Text);
        ChatResponse hit = await client.GetResponseAsync("Hi");

        Assert.Equal("Hello", hit.Text);
        Assert.Equal(CachingChatClient.Hit, hit.AdditionalProperties![CachingChatClient.PropertyName]);
        Assert.Equal(2, alpha.Calls.Count);
    }

    [Fact]
    public async Task Hit_has_the_same_deltas_and_its_tokens_are_saved()
    {
        using FakeClient alpha = FakeClient.Gives("alpha", s_call);
        using var client = new CachingChatClient(alpha);

        List<ModelDelta> first = await Streams.ReadAsync(client);
        string[] second = Streams.Lines(await Streams.ReadAsync(client));
        ChatResponse hit = await client.GetStreamingResponseAsync([], new ChatOptions()).ToChatResponseAsync();

        Assert.Equal(s_call, first);
        Assert.Equal(Streams.Lines(s_call).Select(static line => line.StartsWith("Usage", StringComparison.Ordinal) ? "Usage 0 0 0 0" : line), second);
        Assert.Single(alpha.Calls);
        Assert.Equal(0, hit.Usage!.TotalTokenCount);
        Assert.Equal(20, hit.Usage.AdditionalCounts![CachingChatClient.SavedInputTokens]);
        Assert.Equal(9, hit.Usage.AdditionalCounts[CachingChatClient.SavedOutputTokens]);
        Assert.Equal(CachingChatClient.Hit, hit.Messages[0].AdditionalProperties![CachingChatClient.PropertyName]);
    }

    [Fact]
    public async Task What_one_reader_changes_no_other_sees()
    {
        using var client = new CachingChatClient(FakeClient.Gives("alpha", [.. s_call[..6], ModelDelta.Replay(1, new UriContent("https://a.example/x", "text/html")), .. s_call[6..]]));
        static async Task<List<ChatResponseUpdate>> Read(CachingChatClient client) => await client.GetStreamingResponseAsync([], new ChatOptions()).ToListAsync();
        static string[] Texts(IEnumerable<ChatResponseUpdate> updates) => [.. updates.SelectMany(static update => update.Contents).Select(static content => content switch
        {
            FunctionCallContent call => call.Name + call.Arguments!.Count,
            UriContent uri => uri.Uri.ToString(),
            _ => content.GetType().Name,
        })];

        string[]? expected = null;
        for (int i = 0; i < 3; i++)
        {
            List<ChatResponseUpdate> updates = await Read(client);
            expected ??= Texts(updates);
            Assert.Equal(expected, Texts(updates));
            Assert.Contains(updates, static update => update.RawRepresentation is ModelDelta { Kind: ModelDeltaKind.Replay } delta && ReferenceEquals(delta.Value, update.Contents[0]));
            foreach (ChatResponseUpdate update in updates)
            {
                update.Contents.OfType<FunctionCallContent>().FirstOrDefault()?.Arguments!.Clear();
                foreach (UriContent uri in update.Contents.OfType<UriContent>())
                {
                    uri.Uri = new Uri("https://b.example/");
                }

                update.Contents.Clear();
                (update.AdditionalProperties ??= [])["changed"] = true;
            }
        }
    }

    [Fact]
    public async Task What_one_reader_changes_in_a_response_no_other_sees()
    {
        using FakeClient alpha = FakeClient.Gives("alpha", s_call);
        using var client = new CachingChatClient(alpha);

        for (int i = 0; i < 3; i++)
        {
            ChatResponse response = await client.GetResponseAsync("Hi");
            FunctionCallContent call = Assert.Single(response.Messages[0].Contents.OfType<FunctionCallContent>());
            Assert.Single(call.Arguments!);
            Assert.False(response.AdditionalProperties?.ContainsKey("changed") == true);
            call.Arguments!.Clear();
            response.Messages[0].Contents.Clear();
            response.Messages.Clear();
            response.Usage!.InputTokenCount = 77;
            (response.AdditionalProperties ??= [])["changed"] = true;
        }

        Assert.Single(alpha.Calls);
    }

    [Theory]
    [InlineData("length")]
    [InlineData("content_filter")]
    [InlineData("refusal")]
    [InlineData(null)]
    public async Task Answer_that_is_not_complete_is_not_kept(string? reason)
    {
        using var alpha = new FakeClient("alpha", _ => FakeClient.Updates(null, new ChatResponseUpdate(ChatRole.Assistant, "Hel") { FinishReason = reason is null ? null : new(reason) }));
        using var client = new CachingChatClient(alpha);

        await AskAsync(client);
        await AskAsync(client);

        Assert.Equal(2, alpha.Calls.Count);
    }

    [Fact]
    public async Task Ends_that_are_kept_are_the_options()
    {
        using var alpha = new FakeClient("alpha", static _ => FakeClient.Updates(null, new ChatResponseUpdate(ChatRole.Assistant, "Hel") { FinishReason = ChatFinishReason.Length }));
        using var client = new CachingChatClient(alpha, new CachingOptions { FinishReasons = [ChatFinishReason.Length] });

        await AskAsync(client);
        await AskAsync(client);

        Assert.Single(alpha.Calls);
    }

    [Fact]
    public async Task Failure_and_what_was_left_early_are_not_kept()
    {
        int calls = 0;
        using var alpha = new FakeClient("alpha", _ => ++calls == 1 ? FakeClient.Updates(new ModelServerException("no"), FakeClient.Texts("a")) : FakeClient.Updates(null, FakeClient.Texts("a", "b")));
        using var client = new CachingChatClient(alpha);

        await Assert.ThrowsAsync<ModelServerException>(() => AskAsync(client));
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("Hi"))
        {
            break;
        }

        Assert.Equal(2, alpha.Closed);
        Assert.Equal("ab", await AskAsync(client));
        Assert.Equal("ab", await AskAsync(client));
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task Answer_with_an_error_or_a_providers_state_is_not_kept()
    {
        ChatResponseUpdate[] updates = [new(ChatRole.Assistant, [new ErrorContent("half")]), .. FakeClient.Texts("a")];
        using var faulty = new FakeClient("alpha", _ => FakeClient.Updates(null, updates));
        using var stateful = new FakeClient("beta", static _ => FakeClient.Updates(null, [.. FakeClient.Texts("a"), new ChatResponseUpdate { ConversationId = "c1" }]));

        foreach (FakeClient inner in new[] { faulty, stateful })
        {
            using var client = new CachingChatClient(inner);
            await AskAsync(client);
            await AskAsync(client);
            Assert.Equal(2, inner.Calls.Count);
        }
    }

    [Fact]
    public async Task Answer_is_kept_for_its_time()
    {
        var time = new ManualTime();
        using FakeClient alpha = FakeClient.Says("alpha", "a");
        using var client = new CachingChatClient(alpha, new CachingOptions { TimeToLive = TimeSpan.FromMinutes(5), TimeProvider = time });

        await AskAsync(client);
        time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        await AskAsync(client);
        Assert.Single(alpha.Calls);
        time.Advance(TimeSpan.FromTicks(1));
        await AskAsync(client);
        Assert.Equal(2, alpha.Calls.Count);
    }

    [Fact]
    public async Task Answer_that_was_used_longest_ago_goes_first()
    {
        using FakeClient alpha = FakeClient.Says("alpha", "a");
        using var client = new CachingChatClient(alpha, new CachingOptions { MaxEntries = 2 });

        await AskAsync(client, "1");
        await AskAsync(client, "2");
        await AskAsync(client, "1");
        await AskAsync(client, "3");
        Assert.Equal(3, alpha.Calls.Count);
        await AskAsync(client, "1");
        Assert.Equal(3, alpha.Calls.Count);
        await AskAsync(client, "2");
        Assert.Equal(4, alpha.Calls.Count);
    }

    [Fact]
    public async Task Bytes_are_bounded()
    {
        string text = new('x', 10_000);
        using FakeClient alpha = FakeClient.Says("alpha", text);
        using var two = new CachingChatClient(alpha, new CachingOptions { MaxBytes = 50_000 });
        foreach (string ask in new[] { "1", "2", "3", "3", "2" })
        {
            await AskAsync(two, ask);
        }

        Assert.Equal(3, alpha.Calls.Count);
        await AskAsync(two, "1");
        Assert.Equal(4, alpha.Calls.Count);

        using var none = new CachingChatClient(alpha, new CachingOptions { MaxEntryBytes = 20_000 });
        await AskAsync(none);
        await AskAsync(none);
        Assert.Equal(6, alpha.Calls.Count);
    }

    [Fact]
    public async Task Switch_of_models_is_told_once()
    {
        using FakeClient alpha = FakeClient.Fails("alpha", new ModelOverloadedException("full") { IsTransient = true });
        using FakeClient beta = FakeClient.Gives("beta", s_call);
        using var client = new CachingChatClient(new FallbackChatClient([alpha, beta]));

        Assert.Equal(ModelDeltaKind.Switch, (await Streams.ReadAsync(client))[0].Kind);
        Assert.Equal(ModelDeltaKind.Begin, (await Streams.ReadAsync(client))[0].Kind);
        Assert.True((await client.GetResponseAsync("Hi")).AdditionalProperties!.ContainsKey(ModelSwitch.PropertyName));
        Assert.False((await client.GetResponseAsync("Hi")).AdditionalProperties!.ContainsKey(ModelSwitch.PropertyName));
        Assert.Equal(2, beta.Calls.Count);
    }

    [Fact]
    public async Task What_an_SDK_leaves_goes_to_the_one_whose_call_it_was()
    {
        object own = new();
        using var alpha = new FakeClient("alpha", _ => FakeClient.Updates(null, new ChatResponseUpdate(ChatRole.Assistant, "a") { RawRepresentation = own, FinishReason = ChatFinishReason.Stop }));
        using var client = new CachingChatClient(alpha);

        Assert.Same(own, Assert.Single(await client.GetStreamingResponseAsync("Hi").ToListAsync()).RawRepresentation);
        Assert.Null(Assert.Single(await client.GetStreamingResponseAsync("Hi").ToListAsync()).RawRepresentation);
        Assert.Single(alpha.Calls);
    }

    private static async Task<string> AskAsync(CachingChatClient client, string message = "Hi") => (await client.GetStreamingResponseAsync(message).ToChatResponseAsync()).Text;
}
