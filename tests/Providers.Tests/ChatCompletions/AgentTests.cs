using System.Text.Json;
using GenFlow.Agents;
using GenFlow.Models.ChatCompletions;
using GenFlow.OpenAI;
using GenFlow.Providers.Tests.Support;

namespace GenFlow.Providers.Tests.ChatCompletions;

/// <summary>An agent over Chat Completions, over two turns and a stored session.</summary>
public sealed partial class AgentTests
{
    private const string Question = """{"role":"user","content":"And?"}""";

    /// <summary>Current weather of a city.</summary>
    [Action(Name = "get_weather")]
    public static string GetWeather(string city) => city + ": sun";

    /// <summary>The time.</summary>
    [Action(Name = "get_time")]
    public static string GetTime() => "12:00";

    /// <summary>Looks at something.</summary>
    [Action(Name = "look")]
    public static string Look(string x = "") => x.Length == 0 ? throw new InvalidOperationException("too dark") : "saw " + x;

    [Fact]
    public async Task The_signature_of_a_call_goes_back_with_the_call()
    {
        List<JsonElement> sent = await TwoTurnsAsync("gemini-signed-call", OpenAICompatible.Gemini);

        RequestTests.Same("""
            {"role":"assistant","tool_calls":[
              {"id":"function-call-1","type":"function","function":{"name":"get_weather","arguments":"{\"city\":\"Paris\"}"},"extra_content":{"google":{"thought_signature":"c2ln+/="}}},
              {"id":"function-call-2","type":"function","function":{"name":"get_time","arguments":"{}"}}]}
            """, sent[1]);
        RequestTests.Same("""{"role":"tool","tool_call_id":"function-call-1","content":"Paris: sun"}""", sent[2]);
        RequestTests.Same("""{"role":"tool","tool_call_id":"function-call-2","content":"12:00"}""", sent[3]);
        RequestTests.Same("""{"role":"assistant","content":"Done."}""", sent[4]);
        RequestTests.Same(Question, sent[5]);
        Assert.Equal(6, sent.Count);
    }

    [Fact]
    public async Task The_signature_of_a_text_goes_back_with_its_message()
    {
        List<JsonElement> sent = await TwoTurnsAsync("gemini-signed-text", OpenAICompatible.Gemini, hasActions: false);

        RequestTests.Same("""{"role":"assistant","content":"Hello you","extra_content":{"google":{"thought_signature":"dGV4dA=="}}}""", sent[1]);
        RequestTests.Same(Question, sent[2]);
    }

    [Fact]
    public async Task Details_of_thoughts_go_back_as_the_items_they_are()
    {
        List<JsonElement> sent = await TwoTurnsAsync("openrouter-details", OpenAICompatible.OpenRouter);

        RequestTests.Same("""
            {"role":"assistant","tool_calls":[{"id":"toolu_1","type":"function","function":{"name":"look","arguments":"{}"}}],
             "reasoning_details":[{"type":"reasoning.text","text":"Let us","format":"anthropic-claude-v1","index":0,"signature":"c2ln"},{"type":"reasoning.encrypted","data":"b3BhcXVl","index":1}]}
            """, sent[1]);
        Assert.Contains("too dark", sent[2].GetProperty("content").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thoughts_in_front_of_a_call_go_back_to_DeepSeek()
    {
        List<JsonElement> sent = await TwoTurnsAsync("deepseek-think-call", OpenAICompatible.DeepSeek);

        RequestTests.Same("""
            {"role":"assistant","content":"Looking.","reasoning_content":"The user asks.",
             "tool_calls":[{"id":"call_00_k","type":"function","function":{"name":"look","arguments":"{\"x\":\"é\"}"}}]}
            """, sent[1]);
        RequestTests.Same("""{"role":"tool","tool_call_id":"call_00_k","content":"saw é"}""", sent[2]);
    }

    [Theory]
    [InlineData("odd-index-and-id-missing", 2)]
    [InlineData("odd-id-never", 1)]
    [InlineData("ollama-calls-index-zero", 2)]
    [InlineData("ollama-calls-one-chunk", 2)]
    [InlineData("openai-legacy-function", 1)]
    public async Task Every_call_has_an_id_of_its_own_and_its_result_names_it(string fixture, int calls)
    {
        List<JsonElement> sent = await TwoTurnsAsync(fixture, ChatWire.Server);

        List<string?> ids = [.. sent[1].GetProperty("tool_calls").EnumerateArray().Select(static call => call.GetProperty("id").GetString())];
        Assert.Equal(calls, ids.Distinct().Count());
        Assert.DoesNotContain("", ids);
        Assert.Equal(ids, sent.Where(static message => message.GetProperty("role").GetString() == "tool").Select(static message => message.GetProperty("tool_call_id").GetString()));
    }

    [Theory]
    [InlineData("openai-length-in-call", AgentStatus.Truncated)]
    [InlineData("openai-length", AgentStatus.Truncated)]
    [InlineData("openai-filter", AgentStatus.Filtered)]
    [InlineData("openai-refusal", AgentStatus.Refused)]
    public async Task An_answer_that_is_none_is_not_completed(string fixture, AgentStatus status)
    {
        AgentResponse response = await Agent(CannedHandler.Of(Fixture.Read($"chat/{fixture}.sse")), ChatWire.Server, hasActions: true).RunAsync("Hi");

        Assert.Equal(status, response.Status);
    }

    [Theory]
    [InlineData("end-cut")]
    [InlineData("end-cut-in-call")]
    [InlineData("end-done-without-reason")]
    [InlineData("end-nothing")]
    [InlineData("error-object")]
    public async Task An_answer_that_breaks_off_is_an_error_and_not_acted_on(string fixture)
    {
        CannedHandler handler = CannedHandler.Of(Fixture.Read($"chat/{fixture}.sse"));

        await Assert.ThrowsAnyAsync<Models.ModelException>(() => Agent(handler, ChatWire.Server, hasActions: true).RunAsync("Hi"));

        Assert.Single(handler.Bodies);
    }

    // One run with the fixture as its first answer, the session stored and read again, and a second run: what its request says.
    private static async Task<List<JsonElement>> TwoTurnsAsync(string fixture, ChatCompletionsServer server, bool hasActions = true)
    {
        byte[] done = "data: {\"id\":\"d\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Done.\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"u8.ToArray();
        byte[] first = Fixture.Read($"chat/{fixture}.sse");
        CannedHandler handler = hasActions ? CannedHandler.Of(first, done, done) : CannedHandler.Of(first, done);
        Agent agent = Agent(handler, server, hasActions);
        var session = new AgentSession();
        await agent.RunAsync("Hi", session);
        session = AgentSession.FromJson(session.ToJson());

        AgentResponse response = await agent.RunAsync("And?", session);

        Assert.Equal((AgentStatus.Completed, "Done."), (response.Status, response.Text));
        return [.. handler.Bodies[^1].GetProperty("messages").EnumerateArray()];
    }

    private static Agent Agent(CannedHandler handler, ChatCompletionsServer server, bool hasActions) =>
        new(ChatWire.Client(handler, server)) { Actions = hasActions ? [GetWeatherAction, GetTimeAction, LookAction] : [] };
}
