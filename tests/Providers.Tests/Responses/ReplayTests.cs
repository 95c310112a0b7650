using System.Text.Json;
using GenFlow.Agents;
using GenFlow.Models;
using GenFlow.Models.Http;
using GenFlow.OpenAI;
using GenFlow.Providers.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Responses;

/// <summary>What the provider has sent goes back to it as it was: through an agent, its session and the session's JSON.</summary>
public sealed class ReplayTests
{
    [Theory]
    [InlineData("responses/web-search.sse")]
    [InlineData("responses/server-items.sse")]
    [InlineData("responses/thought.sse")]
    [InlineData("responses/thought-bare.sse")]
    [InlineData("responses/thought-text.sse")]
    [InlineData("responses/unknown.sse")]
    [InlineData("responses/text-parts.sse")]
    [InlineData("responses/refusal.sse")]
    public async Task AG02_AG06_The_next_turn_has_every_item_of_the_one_before_once_and_in_order(string fixture)
    {
        CannedHandler handler = Answers(fixture, "responses/text.sse");
        var agent = new Agent(ResponsesRun.Client(handler)) { SystemPrompt = "Be brief." };
        var session = new AgentSession();

        await agent.RunAsync("First", session);
        session = AgentSession.FromJson(session.ToJson());
        AgentResponse second = await agent.RunAsync("Second", session);

        Assert.Equal("Hello, Zoë 😀 \n\"end\"", second.Text);
        List<JsonElement> input = Bodies.Input(handler.Bodies[1]);
        Bodies.Same("""{"type":"message","role":"user","content":[{"type":"input_text","text":"First"}]}""", input[0]);
        Bodies.Same("""{"type":"message","role":"user","content":[{"type":"input_text","text":"Second"}]}""", input[^1]);
        List<JsonElement> items = Bodies.ItemsOf(fixture);
        Assert.Equal(items.Count, input.Count - 2);
        foreach ((JsonElement item, JsonElement sent) in items.Zip(input.Skip(1)))
        {
            if (item.GetProperty("type").GetString() == "message" && !HasMoreThanText(item))
            {
                string text = item.GetProperty("content")[0].GetProperty("text").GetString()!;
                Bodies.Same($$"""{"type":"message","role":"assistant","content":[{"type":"output_text","text":{{JsonSerializer.Serialize(text)}},"annotations":[]}]}""", sent);
            }
            else
            {
                Bodies.Same(item, sent);
            }
        }
    }

    [Fact]
    public async Task AG05_Calls_go_back_as_they_came_with_their_results_behind_them()
    {
        CannedHandler handler = Answers("responses/calls.sse", "responses/text.sse");
        var agent = new Agent(ResponsesRun.Client(handler)) { Actions = [WireTools.GetWeatherAction, WireTools.GetTimeAction] };

        AgentResponse response = await agent.RunAsync("Both");

        Assert.Equal(AgentStatus.Completed, response.Status);
        List<JsonElement> input = Bodies.Input(handler.Bodies[1]);
        List<JsonElement> items = Bodies.ItemsOf("responses/calls.sse");
        Assert.Equal(6, input.Count);
        for (int number = 0; number < items.Count; number++)
        {
            Bodies.Same(items[number], input[number + 1]);
        }

        Bodies.Same("""{"type":"function_call_output","call_id":"call_1","output":"sunny in Paris"}""", input[4]);
        Assert.Equal("function_call_output", input[5].GetProperty("type").GetString());
        Assert.Equal("call_2", input[5].GetProperty("call_id").GetString());
        Assert.Contains("CET has no clock", input[5].GetProperty("output").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_custom_tool_gets_the_text_and_answers_as_one()
    {
        CannedHandler handler = Answers("responses/custom.sse", "responses/text.sse");
        var agent = new Agent(ResponsesRun.Client(handler))
        {
            Actions = [new OpenAICustomTool(WireTools.RunSqlAction) { Grammar = new("lark", "start: /.+/s") }],
        };

        await agent.RunAsync("Count");

        Bodies.Same("""[{"type":"custom","name":"run_sql","description":"Runs SQL.","format":{"type":"grammar","syntax":"lark","definition":"start: /.+/s"}}]""", handler.Bodies[0].GetProperty("tools"));
        List<JsonElement> input = Bodies.Input(handler.Bodies[1]);
        Bodies.Same(Bodies.ItemsOf("responses/custom.sse")[0], input[1]);
        Bodies.Same("""{"type":"custom_tool_call_output","call_id":"call_1","output":"ran 25"}""", input[2]);
    }

    [Fact]
    public async Task A_thought_without_proof_is_left_out_and_with_it_the_ids_that_would_ask_for_it()
    {
        CannedHandler handler = Answers("responses/thought-unproven.sse", "responses/text.sse");
        var agent = new Agent(ResponsesRun.Client(handler)) { Actions = [WireTools.GetWeatherAction] };

        await agent.RunAsync("Weather");

        List<JsonElement> input = Bodies.Input(handler.Bodies[1]);
        Assert.Equal(["message", "web_search_call", "function_call", "function_call_output"], input.Select(static item => item.GetProperty("type").GetString()));
        Assert.False(input[1].TryGetProperty("id", out _));
        Bodies.Same("""{"type":"function_call","status":"completed","arguments":"{ \"city\": \"Paris\" }","call_id":"call_1","name":"get_weather"}""", input[2]);
    }

    [Fact]
    public async Task Where_the_provider_keeps_responses_thoughts_without_proof_go_back_too()
    {
        CannedHandler handler = Answers("responses/thought-unproven.sse", "responses/text.sse");
        var agent = new Agent(ResponsesRun.Client(handler, store: true)) { Actions = [WireTools.GetWeatherAction] };

        await agent.RunAsync("Weather");

        List<JsonElement> input = Bodies.Input(handler.Bodies[1]);
        List<JsonElement> items = Bodies.ItemsOf("responses/thought-unproven.sse");
        Assert.Equal(5, input.Count);
        Bodies.Same(items[0], input[1]);
        Bodies.Same(items[1], input[2]);
        Bodies.Same(items[2], input[3]);
    }

    [Fact]
    public async Task A_conversation_over_IChatClient_goes_on_without_doubles()
    {
        CannedHandler handler = Answers("responses/web-search.sse", "responses/text.sse");
        using OpenAIResponsesChatClient client = ResponsesRun.Client(handler);
        List<ChatMessage> messages = [new(ChatRole.User, "First")];

        ChatResponse first = await client.GetResponseAsync(messages);
        messages.AddRange(first.Messages);
        messages.Add(new(ChatRole.User, "Second"));
        await client.GetResponseAsync(messages);

        List<JsonElement> items = Bodies.ItemsOf("responses/web-search.sse");
        List<JsonElement> input = Bodies.Input(handler.Bodies[1]);
        Assert.Equal(["message", "reasoning", "web_search_call", "message", "message"], input.Select(static item => item.GetProperty("type").GetString()));
        Bodies.Same(items[0], input[1]);
        Bodies.Same(items[1], input[2]);
        Assert.Equal("They rise (tides) 🌙 by (moon).", string.Concat(input[3].GetProperty("content").EnumerateArray().Select(static part => part.GetProperty("text").GetString())));
    }

    [Fact]
    public async Task What_belongs_to_another_provider_is_left_out_and_what_every_wire_says_is_said()
    {
        CannedHandler handler = Answers("responses/text.sse");
        using OpenAIResponsesChatClient client = ResponsesRun.Client(handler);
        ChatMessage[] messages =
        [
            new(ChatRole.User, "First"),
            new(ChatRole.Assistant,
            [
                new TextReasoningContent("Secret.") { ProtectedData = "signed elsewhere" },
                WireContent.Keep(new TextReasoningContent("Other."), "elsewhere", "{}"),
                WireContent.Keep(new AIContent(), "elsewhere", """{"type":"unknown"}"""),
                WireContent.Keep(new FunctionCallContent("srv_1", "web_search") { InformationalOnly = true }, "elsewhere", "{}"),
                new FunctionResultContent("srv_1", "found"),
                new FunctionCallContent("srv_2", "fetch") { InformationalOnly = true },
                new FunctionResultContent("srv_2", "fetched"),
                WireContent.Keep(new TextContent("Said."), "elsewhere", "{}"),
                WireContent.Keep(new FunctionCallContent("call_1", "now"), "elsewhere", "{}"),
            ]),
            new(ChatRole.Tool, [new FunctionResultContent("call_1", "noon")]),
        ];

        await client.GetResponseAsync(messages);

        Bodies.Same(
            """
            [{"type":"message","role":"user","content":[{"type":"input_text","text":"First"}]},
             {"type":"message","role":"assistant","content":[{"type":"output_text","text":"Said.","annotations":[]}]},
             {"type":"function_call","call_id":"call_1","name":"now","arguments":"{}"},
             {"type":"function_call_output","call_id":"call_1","output":"noon"}]
            """,
            handler.Bodies[0].GetProperty("input"));
    }

    [Fact]
    public async Task AG08_A_call_that_the_limit_cut_is_not_run()
    {
        foreach (string fixture in new[] { "responses/call-cut.sse", "responses/call-open.sse" })
        {
            var agent = new Agent(ResponsesRun.Client(Answers(fixture))) { Actions = [WireTools.GetWeatherAction] };
            List<AgentEvent> events = [];
            await foreach (AgentEvent happened in agent.StreamAsync("Weather"))
            {
                events.Add(happened);
            }

            Assert.Contains(events, static happened => happened is ActionAborted { Id: "call_1" });
            Assert.DoesNotContain(events, static happened => happened is ActionExecuted);
            Assert.Equal(StopReason.OutputLimit, Assert.IsType<AgentCompleted>(events[^1]).Response.Message.StopReason);
        }
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"type":7}""")]
    [InlineData("")]
    public async Task What_a_transcript_has_in_the_place_of_an_item_is_no_item(string raw)
    {
        CannedHandler handler = Answers("responses/text.sse");
        using OpenAIResponsesChatClient client = ResponsesRun.Client(handler);

        await client.GetResponseAsync([new ChatMessage(ChatRole.Assistant, [WireContent.Keep(new TextContent("Said."), "openai-responses", raw)])]);

        Bodies.Same("""[{"type":"message","role":"assistant","content":[{"type":"output_text","text":"Said.","annotations":[]}]}]""", handler.Bodies[0].GetProperty("input"));
    }

    private static CannedHandler Answers(params string[] fixtures) => CannedHandler.Of([.. fixtures.Select(Fixture.Read)]);

    private static bool HasMoreThanText(JsonElement message) =>
        message.TryGetProperty("phase", out _) || message.GetProperty("content")[0].GetProperty("type").GetString() != "output_text";
}
