using Microsoft.Extensions.AI;

namespace GenFlow.Models.Tests.Clients;

/// <summary>Clients that fail behind the beginning of an answer.</summary>
public sealed class RestartTests
{
    private static readonly FallbackOptions s_restarts = new() { RestartsAnswers = true };
    private static readonly ModelConnectionException s_broken = new("The connection broke off.") { IsTransient = true };

    [Fact]
    public async Task Failure_behind_the_beginning_is_thrown_by_default()
    {
        using FakeClient beta = FakeClient.Says("beta", "Hello");
        using var client = new FallbackChatClient([FakeClient.Fails("alpha", s_broken, "Hel"), beta]);
        var seen = new List<string>();

        Exception? thrown = await Record.ExceptionAsync(async () =>
        {
            await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("Hi"))
            {
                seen.Add(update.Text);
            }
        });

        Assert.Same(s_broken, thrown);
        Assert.Equal(["Hel"], seen);
        Assert.Empty(beta.Calls);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("m", "m")]
    [InlineData("m", null)]
    [InlineData(null, "m")]
    public async Task Next_client_begins_anew_in_a_message_of_its_own(string? firstId, string? secondId)
    {
        static FakeClient Make(string name, Exception? error, string? id, params ChatResponseUpdate[] updates)
        {
            foreach (ChatResponseUpdate update in updates)
            {
                (update.MessageId, update.ResponseId) = (id, id);
            }

            return new FakeClient(name, _ => FakeClient.Updates(error, updates));
        }

        using var client = new FallbackChatClient(
            [Make("alpha", s_broken, firstId, new(ChatRole.Assistant, "Hel"), new(ChatRole.Assistant, "l")), Make("beta", null, secondId, FakeClient.Texts("Good ", "day"))], s_restarts);

        ChatResponse response = await client.GetStreamingResponseAsync("Hi").ToChatResponseAsync();

        Assert.Equal(["Hell", "Good day"], response.Messages.Select(static message => message.Text));
        ErrorContent error = Assert.Single(response.Messages[0].Contents.OfType<ErrorContent>());
        Assert.Equal("The answer of alpha/alpha-model broke off and does not count: The connection broke off. beta/beta-model answers anew.", error.Message);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Answer_whose_message_is_named_late_stays_one_message(bool isSecond)
    {
        ChatResponseUpdate[] updates = FakeClient.Texts("", "Good ", "day");
        (updates[1].MessageId, updates[2].MessageId) = ("m", "m");
        FakeClient first = FakeClient.Fails("alpha", s_broken, "Hel", "l"), late = new("beta", _ => FakeClient.Updates(null, updates));
        using var client = new FallbackChatClient(isSecond ? [first, late] : [late, first], s_restarts);

        ChatResponse response = await client.GetStreamingResponseAsync("Hi").ToChatResponseAsync();

        Assert.Equal(isSecond ? ["Hell", "Good day"] : ["Good day"], response.Messages.Select(static message => message.Text));
    }

    [Fact]
    public async Task Deltas_begin_anew_behind_the_switch()
    {
        using var client = new FallbackChatClient(
            [
                new FakeClient("alpha", static _ => Broken(
                    ModelDelta.Begin("a", "alpha"), ModelDelta.OfUsage(new(10, 1)), ModelDelta.ActionStart(0, "c", "find"), ModelDelta.ActionFragment(0, "{\"q"))),
                FakeClient.Gives(
                    "beta", ModelDelta.Begin("b", "beta"), ModelDelta.OfUsage(new(20)), ModelDelta.ActionStart(0, "c", "find"), ModelDelta.ActionFragment(0, "{}"), ModelDelta.BlockEnd(0),
                    ModelDelta.OfUsage(new(20, 5)), ModelDelta.Stop(StopReason.Actions, "tool_calls")),
            ],
            s_restarts);

        List<ModelDelta> deltas = await Streams.ReadAsync(client);

        Assert.Equal(
            [
                "Begin a alpha", "Usage 10 1 0 0", "ActionStart 0 'find' c", "ActionFragment 0 '{\"q'", "Switch, discards",
                "Begin b beta", "Usage 20 0 0 0", "ActionStart 0 'find' c", "ActionFragment 0 '{}'", "BlockEnd 0", "Usage 20 5 0 0", "Stop Actions 'tool_calls'",
            ],
            Streams.Lines(deltas));
        Assert.Equal(new ModelSwitch("alpha/alpha-model", "beta/beta-model", "The connection broke off.", Discards: true), deltas[4].Value);
    }

    [Fact]
    public async Task Switch_is_read_from_its_content_where_middleware_has_left_the_delta_out()
    {
        using var fallback = new FallbackChatClient([FakeClient.Fails("alpha", s_broken, "Hel"), FakeClient.Says("beta", "Hello")], s_restarts);
        using var client = new WithoutDeltas(fallback);

        Assert.Equal(
            ["Text 0 'Hel'", "Switch, discards", "Text 1 'Hello'", "BlockEnd 1", "Stop EndOfTurn 'stop'"],
            Streams.Lines(await Streams.ReadAsync(client)));
    }

    [Fact]
    public async Task Switch_survives_the_way_through_updates_and_back()
    {
        ModelDelta[] deltas =
        [
            ModelDelta.OfSwitch(new("a", "b", "Early.")), ModelDelta.Begin("1", "b"), ModelDelta.OfText(0, "x"), ModelDelta.OfUsage(new(5, 5)),
            ModelDelta.OfSwitch(new("b", "c", "Late.", Discards: true)), ModelDelta.Begin("2", "c"), ModelDelta.OfText(0, "y"), ModelDelta.OfUsage(new(7, 1)), ModelDelta.Stop(StopReason.EndOfTurn, "stop"),
        ];

        Assert.Equal(deltas, await Streams.ReadAsync(UpdatesClient.Of(deltas)));
        ChatResponse response = await ModelStreams.ToResponseAsync(UpdatesClient.Deltas(deltas));
        Assert.Equal(["x", "y"], response.Messages.Select(static message => message.Text));
        Assert.Equal(12, response.Usage!.InputTokenCount);
    }

    [Fact]
    public async Task Answer_of_deltas_that_ends_without_a_reason_was_cut()
    {
        using var client = new FallbackChatClient([FakeClient.Gives("alpha", ModelDelta.OfText(0, "Hel")), FakeClient.Says("beta", "Hello")], s_restarts);

        ChatResponse response = await client.GetStreamingResponseAsync("Hi").ToChatResponseAsync();

        Assert.Equal("Hello", response.Messages[^1].Text);
        Assert.Contains("ended before the model said why it stopped", response.Messages[0].Contents.OfType<ErrorContent>().Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_client_that_fails_is_told_and_the_first_answer_is_discarded_once()
    {
        using var client = new FallbackChatClient(
            [FakeClient.Fails("alpha", s_broken, "Hel"), FakeClient.Fails("beta", s_broken), FakeClient.Says("gamma", "Hello")], s_restarts);

        Assert.Equal([true, false], (await Streams.ReadAsync(client)).Select(static delta => delta.Value).OfType<ModelSwitch>().Select(static change => change.Discards));
    }

    [Fact]
    public async Task All_failing_behind_a_beginning_names_each()
    {
        using var client = new FallbackChatClient([FakeClient.Fails("alpha", s_broken, "Hel"), FakeClient.Fails("beta", s_broken, "Good")], s_restarts);

        var thrown = await Assert.ThrowsAsync<ModelFallbackException>(() => client.GetStreamingResponseAsync("Hi").ToChatResponseAsync());

        Assert.Equal(2, thrown.Failures.Count);
    }

    [Fact]
    public async Task Failed_client_is_closed_before_the_next_is_asked_and_the_last_when_its_reader_leaves()
    {
        using FakeClient alpha = FakeClient.Fails("alpha", s_broken, "Hel");
        int closed = -1;
        using var beta = new FakeClient("beta", _ =>
        {
            closed = alpha.Closed;
            return FakeClient.Updates(null, FakeClient.Texts("Hello", "you"));
        });
        using var client = new FallbackChatClient([alpha, beta], s_restarts);

        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("Hi"))
        {
            if (update.Text == "Hello")
            {
                break;
            }
        }

        Assert.Equal(1, closed);
        Assert.Equal(1, beta.Closed);
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Broken(params ModelDelta[] deltas)
    {
        await foreach (ChatResponseUpdate update in ModelStreams.ToUpdates(UpdatesClient.Deltas(deltas)))
        {
            yield return update;
        }

        throw s_broken;
    }

    private sealed class WithoutDeltas(IChatClient inner) : DelegatingChatClient(inner)
    {
        public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await foreach (ChatResponseUpdate update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
            {
                ChatResponseUpdate plain = update.Clone();
                plain.RawRepresentation = null;
                yield return plain;
            }
        }
    }
}
