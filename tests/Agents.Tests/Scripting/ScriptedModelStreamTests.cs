using GenFlow.Agents.Testing;
using GenFlow.Models;
using GenFlow.Testing;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scripting;

public sealed class ScriptedModelStreamTests
{
    [Fact]
    public async Task Replies_in_order_answer_one_call_each_and_then_the_script_has_run_out()
    {
        var model = new ScriptedModelStream("one", "two");

        Assert.Equal("0 Text one", (await ScriptRunner.DeltasAsync(model))[0]);
        Assert.Equal("0 Text two", (await ScriptRunner.DeltasAsync(model))[0]);
        ScriptException error = await Assert.ThrowsAsync<ScriptException>(() => ScriptRunner.DeltasAsync(model, "And now?"));
        Assert.Contains("2 replies", error.Message, StringComparison.Ordinal);
        Assert.Contains("call 3", error.Message, StringComparison.Ordinal);
        Assert.Contains("And now?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_function_answers_from_the_transcript()
    {
        var model = ScriptedModelStream.Of(static request => request.Results is [.., var result] ? $"It is {result.Text}." : new Reply().Action("c1", "add", "{}"));
        ChatMessage[] transcript =
        [
            new(ChatRole.User, "1 + 1?"),
            new(ChatRole.Assistant, [new FunctionCallContent("c1", "add", new Dictionary<string, object?> { ["a"] = 1 })]),
            new(ChatRole.Tool, [new FunctionResultContent("c1", "2")]),
        ];

        Assert.Equal("0 ActionStart c1 add", (await ScriptRunner.DeltasAsync(model, "1 + 1?"))[0]);
        Assert.Equal("It is 2.", (await model.GetResponseAsync(transcript)).Text);
        ScriptedResult seen = Assert.Single(model.Requests[1].Results);
        Assert.Equal(("c1", "add", "2", 1), (seen.Id, seen.Name, seen.Text, seen.Arguments["a"]));
    }

    [Fact]
    public async Task Results_before_the_last_question_are_not_of_it()
    {
        var model = new ScriptedModelStream("yes");
        ChatMessage[] transcript =
        [
            new(ChatRole.User, "first"),
            new(ChatRole.Assistant, [new FunctionCallContent("c1", "add")]),
            new(ChatRole.Tool, [new FunctionResultContent("c1", "2")]),
            new(ChatRole.Assistant, "2"),
            new(ChatRole.User, "second"),
        ];
        await model.GetResponseAsync(transcript);

        ScriptedRequest request = Assert.Single(model.Requests);
        Assert.Equal("second", request.UserText);
        Assert.Empty(request.Results);
        Assert.Equal(2, request.Replies);
    }

    [Fact]
    public async Task A_request_is_kept_as_it_was_asked()
    {
        var model = new ScriptedModelStream("yes");
        var options = new ChatOptions { Tools = [AIFunctionFactory.Create(static () => 1, "one")], ToolMode = ChatToolMode.RequireAny, Instructions = "Be short." };
        List<ChatMessage> messages = [new(ChatRole.User, "Hi")];
        await foreach (ModelDelta _ in model.StreamAsync(messages, options))
        {
        }

        options.Tools = null;
        options.ToolMode = null;
        messages.Clear();
        ScriptedRequest request = Assert.Single(model.Requests);
        Assert.Equal(["one"], request.Tools);
        Assert.Equal(ChatToolMode.RequireAny, request.ToolMode);
        Assert.Equal("Be short.", request.Instructions);
        Assert.Equal("Hi", request.UserText);
    }

    [Fact]
    public async Task A_delay_is_waited_for_on_the_clock_of_the_model()
    {
        var time = new VirtualTime();
        var model = new ScriptedModelStream(new Reply().Text("a").Delay(TimeSpan.FromSeconds(30)).Text("b")) { TimeProvider = time };
        await using IAsyncEnumerator<ModelDelta> deltas = model.StreamAsync(ScriptRunner.Asking("Hi"), new()).GetAsyncEnumerator();

        Assert.True(await deltas.MoveNextAsync());
        ValueTask<bool> second = deltas.MoveNextAsync();
        await time.TimerStartedAsync(TimeSpan.FromSeconds(30));
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(second.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(await second);
        Assert.Equal("b", deltas.Current.Text);
    }

    [Fact]
    public async Task A_gate_holds_the_answer_until_it_is_open()
    {
        var gate = new ScriptGate();
        var model = new ScriptedModelStream(new Reply().Text("a").Wait(gate).Text("b"));
        await using IAsyncEnumerator<ModelDelta> deltas = model.StreamAsync(ScriptRunner.Asking("Hi"), new()).GetAsyncEnumerator();

        Assert.True(await deltas.MoveNextAsync());
        Assert.False(gate.Reached.IsCompleted);
        ValueTask<bool> second = deltas.MoveNextAsync();
        await gate.Reached;
        Assert.False(second.IsCompleted);
        gate.Open();

        Assert.True(await second);
        Assert.Equal("b", deltas.Current.Text);
        Assert.True(gate.IsOpen);
    }

    [Fact]
    public async Task Cancelling_ends_an_answer_that_waits_and_closes_it()
    {
        var gate = new ScriptGate();
        var model = new ScriptedModelStream(new Reply().Text("a").Wait(gate));
        using var cancellation = new CancellationTokenSource();
        Task<ChatResponse> response = model.GetResponseAsync(ScriptRunner.Asking("Hi"), cancellationToken: cancellation.Token);
        await gate.Reached;
        Assert.Equal((1, 0), (model.Opened, model.Closed));
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => response);
        Assert.Equal((1, 1), (model.Opened, model.Closed));
    }

    [Fact]
    public async Task Leaving_an_answer_early_closes_it()
    {
        var model = new ScriptedModelStream(new Reply().Text("a", "b", "c"));
        await foreach (ModelDelta _ in model.StreamAsync(ScriptRunner.Asking("Hi"), new()))
        {
            Assert.Equal((1, 0), (model.Opened, model.Closed));
            break;
        }

        Assert.Equal((1, 1), (model.Opened, model.Closed));
    }

    [Fact]
    public async Task A_thousand_conversations_at_once_each_get_their_own_replies()
    {
        var model = ScriptedModelStream.PerConversation("first", "second", "third");

        string[] answers = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(number => Task.Run(async () =>
        {
            List<ChatMessage> transcript = [];
            for (int turn = 0; turn < 3; turn++)
            {
                transcript.Add(new(ChatRole.User, $"{number}"));
                transcript.Add(new(ChatRole.Assistant, (await model.GetResponseAsync(transcript)).Text));
            }

            return string.Join(' ', transcript.Where(static message => message.Role == ChatRole.Assistant).Select(static message => message.Text));
        })));

        Assert.All(answers, static answer => Assert.Equal("first second third", answer));
        Assert.Equal((3_000, 3_000, 3_000), (model.Opened, model.Closed, model.Requests.Count));
        Assert.Equal(Enumerable.Range(1, 3_000), model.Requests.Select(static request => request.Number).Order());
    }

    [Fact]
    public async Task A_conversation_beyond_its_script_is_told_so()
    {
        var model = ScriptedModelStream.PerConversation("first");
        ChatMessage[] transcript = [new(ChatRole.User, "a"), new(ChatRole.Assistant, "first"), new(ChatRole.User, "b")];

        ScriptException error = await Assert.ThrowsAsync<ScriptException>(() => model.GetResponseAsync(transcript));
        Assert.Contains("1 replies for each conversation", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_that_are_not_kept_are_counted_still()
    {
        var model = new ScriptedModelStream("a") { KeepsRequests = false };
        await ScriptRunner.DeltasAsync(model);

        Assert.Empty(model.Requests);
        Assert.Equal(1, model.Opened);
    }

    [Fact]
    public async Task An_update_in_a_model_stream_is_refused()
    {
        var model = new ScriptedModelStream(new Reply().Update(new ChatResponseUpdate(ChatRole.Assistant, "a")));

        await Assert.ThrowsAsync<ScriptException>(() => ScriptRunner.DeltasAsync(model));
    }

    [Fact]
    public async Task As_a_chat_client_it_gives_updates_that_carry_the_deltas_and_whole_calls()
    {
        var model = new ScriptedModelStream(new Reply().Text("a").Action("c1", "find", "{\"ci", "ty\":1}").Usage(3, 4));

        List<ChatResponseUpdate> updates = [];
        await foreach (ChatResponseUpdate update in model.GetStreamingResponseAsync(ScriptRunner.Asking("Hi")))
        {
            updates.Add(update);
        }

        FunctionCallContent call = Assert.Single(updates.SelectMany(static update => update.Contents).OfType<FunctionCallContent>());
        Assert.Equal("c1", call.CallId);
        Assert.Equal(2, updates.Count(static update => update.RawRepresentation is ModelDelta { Kind: ModelDeltaKind.ActionFragment }));
        Assert.Equal(ChatFinishReason.ToolCalls, updates[^1].FinishReason);
    }

    [Fact]
    public void The_model_stream_is_found_through_the_abstraction()
    {
        var model = new ScriptedModelStream("a");

        Assert.Same(model, model.GetService(typeof(IModelStream)));
        Assert.Null(model.GetService(typeof(IModelStream), "key"));
        Assert.Null(model.GetService(typeof(string)));
    }
}
