using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using static GenFlow.Models.Tests.Streams;

namespace GenFlow.Models.Tests;

/// <summary>Deltas as updates, and as deltas again.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 50)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Deltas_come_back_as_they_were_also_behind_middleware(int seed)
    {
        List<ModelDelta> deltas = RandomDeltas(new Random(seed));

        Assert.Equal(Exactly(deltas), Exactly(await ReadAsync(UpdatesClient.Of(deltas))));
        using var wrapped = new Passing(UpdatesClient.Of(deltas));
        Assert.Equal(Exactly(deltas), Exactly(await ReadAsync(wrapped)));
    }

    [Fact]
    public async Task Client_of_deltas_is_used_itself_and_not_behind_middleware()
    {
        using var client = new DeltaClient();
        using var wrapped = new Passing(client);

        Assert.Same(client, ModelStreams.Of(client));
        Assert.NotSame(client, ModelStreams.Of(wrapped));
        Assert.Equal(["Text 0 'a'", "Stop EndOfTurn 'end_turn'"], Lines(await ReadAsync(wrapped)));
    }

    [Fact]
    public async Task Updates_say_what_the_abstraction_has_words_for()
    {
        ModelDelta[] deltas =
        [
            ModelDelta.Begin("r", "m"),
            ModelDelta.Thought(0, "hm"), ModelDelta.Signature(0, "sig"), ModelDelta.BlockEnd(0),
            ModelDelta.OfText(1, "Hel"), ModelDelta.OfText(1, "lo"), ModelDelta.Cites(1, new Citation("https://example.org", "T", "q", 0, 5)), ModelDelta.BlockEnd(1),
            ModelDelta.ActionStart(2, "c", "f"), ModelDelta.ActionFragment(2, "{\"a\""), ModelDelta.ActionFragment(2, ":1}"), ModelDelta.BlockEnd(2),
            ModelDelta.OfUsage(new Usage(25, 1)), ModelDelta.OfUsage(new Usage(25, 15, 20, 2, 3)),
            ModelDelta.Stop(StopReason.Actions, "tool_use"),
        ];

        ChatResponse response = await ModelStreams.ToResponseAsync(UpdatesClient.Deltas(deltas));

        Assert.Equal(("r", "m", ChatFinishReason.ToolCalls), (response.ResponseId, response.ModelId, response.FinishReason));
        Assert.Equal((25, 15, 20, 3), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount, response.Usage.CachedInputTokenCount, response.Usage.ReasoningTokenCount));
        ChatMessage message = Assert.Single(response.Messages);
        Assert.Equal("Hello", message.Text);
        Assert.Contains(message.Contents, static content => content is TextReasoningContent { ProtectedData: "sig" });
        Assert.Contains(message.Contents, static content => content.Annotations is [CitationAnnotation { Snippet: "q" }]);
        FunctionCallContent call = Assert.Single(message.Contents.OfType<FunctionCallContent>());
        Assert.Equal(("c", "f", "1"), (call.CallId, call.Name, call.Arguments!["a"]!.ToString()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Server_call_shows_once_as_its_own_content_where_it_has_one(bool replayed)
    {
        var call = new WebSearchToolCallContent("w");
        var result = new WebSearchToolResultContent("w");
        List<ModelDelta> deltas =
        [
            ModelDelta.ServerActionStart(0, "w", "web_search"), ModelDelta.ActionFragment(0, "{}"), ModelDelta.BlockEnd(0), ModelDelta.Replay(0, call),
            ModelDelta.ServerResult(1, new ServerActionResult("w", "found", [])), ModelDelta.Replay(1, result),
            ModelDelta.Stop(StopReason.EndOfTurn, "end_turn"),
        ];
        deltas.RemoveAll(delta => !replayed && delta.Kind == ModelDeltaKind.Replay);

        ChatResponse response = await ModelStreams.ToResponseAsync(UpdatesClient.Deltas(deltas));

        Assert.Equal(
            replayed ? ["WebSearchToolCallContent", "WebSearchToolResultContent"] : ["FunctionCallContent", "FunctionResultContent"],
            response.Messages[0].Contents.Select(content => content.GetType().Name));
        Assert.Equal(Exactly(deltas), Exactly(await ReadAsync(UpdatesClient.Of(deltas))));
    }

    [Fact]
    public async Task Stream_that_was_cut_stays_cut()
    {
        ModelDelta[] deltas = [ModelDelta.OfText(0, "a")];

        Assert.Equal(["Text 0 'a'"], Lines(await ReadAsync(UpdatesClient.Of(deltas))));
        ModelException error = await Assert.ThrowsAsync<ModelException>(() => ModelStreams.ToResponseAsync(UpdatesClient.Deltas(deltas)));
        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task Text_that_middleware_rewrites_counts()
    {
        ModelDelta[] deltas = [ModelDelta.OfText(0, "secret"), ModelDelta.OfText(0, "rest"), ModelDelta.Stop(StopReason.EndOfTurn, "end_turn")];
        using var client = new Passing(UpdatesClient.Of(deltas), static update =>
        {
            if (update.Text == "secret")
            {
                update.Contents = [new TextContent("***")];
            }

            return update;
        });

        Assert.Equal(["Text 0 '***'", "BlockEnd 0", "Text 1 'rest'", "Stop EndOfTurn 'end_turn'"], Lines(await ReadAsync(client)));
    }

    [Fact]
    public async Task Updates_that_middleware_drops_or_adds_count()
    {
        ModelDelta[] deltas = [ModelDelta.OfText(0, "a"), ModelDelta.OfText(0, "b"), ModelDelta.Stop(StopReason.EndOfTurn, null)];
        using var dropping = new Passing(UpdatesClient.Of(deltas), static update => update.Text == "a" ? null : update);
        using var adding = new Passing(UpdatesClient.Of(deltas), static update => update.Text == "a" ? Update(new TextContent("new")) : update);

        Assert.Equal(["Text 0 'b'", "Stop EndOfTurn ''"], Lines(await ReadAsync(dropping)));
        Assert.Equal(["Text 0 'new'", "BlockEnd 0", "Text 1 'b'", "Stop EndOfTurn ''"], Lines(await ReadAsync(adding)));
    }

    [Fact]
    public async Task Call_that_middleware_rewrites_is_cut_and_the_new_one_comes()
    {
        ModelDelta[] deltas =
        [
            ModelDelta.ActionStart(0, "c", "delete"), ModelDelta.ActionFragment(0, "{\"all\":true}"), ModelDelta.BlockEnd(0), ModelDelta.Stop(StopReason.Actions, "tool_use"),
        ];
        using var client = new Passing(UpdatesClient.Of(deltas), static update =>
        {
            if (update.Contents is [FunctionCallContent call])
            {
                call.Arguments!["all"] = false;
            }

            return update;
        });

        Assert.Equal(
            [
                "ActionStart 0 'delete' c", "ActionFragment 0 '{\"all\":true}'",
                "ActionStart 1 'delete' c", "ActionFragment 1 '{\"all\":false}'", "BlockEnd 1",
                "Stop Actions 'tool_use'",
            ],
            Lines(await ReadAsync(client)));
    }

    [Fact]
    public async Task Updates_without_their_deltas_are_read_by_their_contents()
    {
        List<ModelDelta> deltas =
        [
            ModelDelta.Begin("r", "m"), ModelDelta.OfText(0, "a"), ModelDelta.BlockEnd(0),
            ModelDelta.ActionStart(1, "c", "f"), ModelDelta.ActionFragment(1, "{\"a\""), ModelDelta.ActionFragment(1, ":1}"), ModelDelta.BlockEnd(1),
            ModelDelta.Stop(StopReason.Actions, "tool_use"),
        ];
        using var client = new Passing(UpdatesClient.Of(deltas), static update =>
        {
            update.RawRepresentation = null;
            return update;
        });

        Assert.Equal(
            ["Begin r m", "Text 0 'a'", "BlockEnd 0", "ActionStart 1 'f' c", "ActionFragment 1 '{\"a\":1}'", "BlockEnd 1", "Stop Actions 'tool_calls'"],
            Lines(await ReadAsync(client)));
    }

    [Fact]
    public async Task Reading_an_update_of_text_allocates_nothing()
    {
        ChatResponseUpdate[] updates = await ModelStreams.ToUpdates(UpdatesClient.Deltas(Enumerable.Repeat(ModelDelta.OfText(0, "word "), 1_000))).ToArrayAsync();
        var reader = new UpdateReader();
        var deltas = new List<ModelDelta>(4);
        Read();
        long before = GC.GetAllocatedBytesForCurrentThread();

        Read();

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 1_000, 0, 8);

        void Read()
        {
            foreach (ChatResponseUpdate update in updates)
            {
                reader.Read(update, deltas);
                deltas.Clear();
            }
        }
    }

    private static string[] Exactly(IEnumerable<ModelDelta> deltas) =>
        [.. deltas.Select(static delta => string.Create(CultureInfo.InvariantCulture, $"{delta} {(delta.Value is AIContent content ? RuntimeHelpers.GetHashCode(content) : 0)}"))];

    private static List<ModelDelta> RandomDeltas(Random random)
    {
        List<ModelDelta> deltas = [ModelDelta.Begin("r", "m")];
        var open = new Dictionary<int, ModelDeltaKind>();
        int next = 0;
        for (int i = 0; i < 60; i++)
        {
            int index = open.Count > 0 && random.Next(3) > 0 ? open.Keys.ElementAt(random.Next(open.Count)) : next++;
            if (!open.TryGetValue(index, out ModelDeltaKind kind))
            {
                Start(random, deltas, open, index);
            }
            else if (random.Next(4) == 0)
            {
                deltas.Add(ModelDelta.BlockEnd(index));
                open.Remove(index);
                if (random.Next(3) == 0)
                {
                    deltas.Add(ModelDelta.Replay(index, new WebSearchToolCallContent("w")));
                }
            }
            else
            {
                Go(random, deltas, index, kind);
            }
        }

        if (random.Next(3) > 0)
        {
            deltas.Add(ModelDelta.Stop((StopReason)random.Next(9), random.Next(2) == 0 ? null : "word"));
        }

        deltas.Add(ModelDelta.OfUsage(new Usage(5, 6, 1, 2, 3)));
        return deltas;
    }

    private static void Start(Random random, List<ModelDelta> deltas, Dictionary<int, ModelDeltaKind> open, int index)
    {
        switch (random.Next(7))
        {
            case 0:
                deltas.Add(ModelDelta.Thought(index, random.Next(2) == 0 ? "" : "hm"));
                open[index] = ModelDeltaKind.Thought;
                break;
            case 1:
                deltas.Add(ModelDelta.ActionStart(index, $"c{index}", "f"));
                open[index] = ModelDeltaKind.ActionStart;
                break;
            case 2:
                deltas.Add(ModelDelta.ServerActionStart(index, $"s{index}", "g"));
                open[index] = ModelDeltaKind.ServerActionStart;
                break;
            case 3:
                deltas.Add(ModelDelta.ServerResult(index, new ServerActionResult($"s{index}", "text", [])));
                break;
            case 4:
                deltas.Add(ModelDelta.OfUsage(new Usage(random.Next(9), random.Next(9))));
                break;
            case 5:
                deltas.Add(ModelDelta.Replay(index, new HostedFileContent("f")));
                break;
            default:
                deltas.Add(ModelDelta.OfText(index, random.Next(4) == 0 ? "" : "text"));
                open[index] = ModelDeltaKind.Text;
                break;
        }
    }

    private static void Go(Random random, List<ModelDelta> deltas, int index, ModelDeltaKind kind) => deltas.Add(kind switch
    {
        ModelDeltaKind.Text => random.Next(3) == 0 ? ModelDelta.Cites(index, new Citation("https://example.org")) : ModelDelta.OfText(index, "more"),
        ModelDeltaKind.Thought => random.Next(3) == 0 ? ModelDelta.Signature(index, "sig") : ModelDelta.Thought(index, "more"),
        _ => random.Next(8) == 0 ? ModelDelta.Replay(index, new WebSearchToolCallContent("w")) : ModelDelta.ActionFragment(index, random.Next(2) == 0 ? "{}" : "{\"a\":"),
    });

    private sealed class Passing(IChatClient inner, Func<ChatResponseUpdate, ChatResponseUpdate?>? change = null) : DelegatingChatClient(inner)
    {
        public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await foreach (ChatResponseUpdate update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
            {
                if ((change is null ? update : change(update)) is { } passed)
                {
                    yield return passed;
                }
            }
        }
    }

    private sealed class DeltaClient() : UpdatesClient(static () => ModelStreams.ToUpdates(Deltas([ModelDelta.OfText(0, "a"), ModelDelta.Stop(StopReason.EndOfTurn, "end_turn")]))), IModelStream
    {
        public IAsyncEnumerable<ModelDelta> StreamAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken = default) =>
            Deltas([]);
    }
}
