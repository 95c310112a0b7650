using System.Text.Json;
using GenFlow.Agents;
using GenFlow.Models.Http;
using GenFlow.OpenAI;
using GenFlow.Providers.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Anthropic;

/// <summary>Conversations that began with another provider, or that somebody has changed.</summary>
public sealed class MovingTests
{
    [Fact]
    public async Task What_another_provider_has_sent_for_itself_is_left_out() => await Said(
        """[{"type":"text","text":"Look: "},{"type":"text","text":"cited"},{"type":"tool_use","id":"c1","name":"a","input":{"x":1}}]""",
        new TextReasoningContent("hm") { ProtectedData = null },
        Foreign(new TextReasoningContent("hm") { ProtectedData = "encrypted" }),
        new TextContent("Look: "),
        Foreign(new WebSearchToolCallContent("w1")),
        Foreign(new WebSearchToolResultContent("w1")),
        new FunctionCallContent("s1", "file_search") { InformationalOnly = true },
        new FunctionResultContent("s1", "found"),
        Foreign(new AIContent()),
        new UsageContent(new()),
        Foreign(new TextContent("cited")),
        Foreign(new FunctionCallContent("c1", "a", new Dictionary<string, object?> { ["x"] = 1 })));

    [Fact]
    public async Task Message_of_which_nothing_is_left_is_none()
    {
        JsonElement body = await Asked.Body(Claude.User("a"), new ChatMessage(ChatRole.Assistant, [Foreign(new AIContent())]), Claude.User("b"));

        Asked.Equal("""[{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}]""", body.GetProperty("messages"));
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"type":"text","text":"other words"}""")]
    [InlineData("""{"type":"text","text":"mine"},{"type":"text","text":"and more"}""")]
    public async Task Raw_form_that_is_none_or_says_something_else_is_not_sent(string raw) =>
        await Said("""[{"type":"text","text":"mine"}]""", WireContent.Keep(new TextContent("mine"), "anthropic", raw));

    [Fact]
    public async Task Raw_call_of_another_id_or_name_is_not_sent() => await Said(
        """[{"type":"tool_use","id":"b","name":"n","input":{}},{"type":"tool_use","id":"a","name":"n","input":{}}]""",
        WireContent.Keep(new FunctionCallContent("b", "n"), "anthropic", """{"type":"tool_use","id":"a","name":"n","input":{"secret":1}}"""),
        WireContent.Keep(new FunctionCallContent("a", "n"), "anthropic", """{"type":"tool_use","id":"a","name":"m","input":{"secret":1}}"""));

    [Fact]
    public async Task Broken_raw_form_of_a_thought_is_left_out() => await Said(
        """[{"type":"text","text":"x"}]""",
        WireContent.Keep(new TextReasoningContent("") { ProtectedData = "data" }, "anthropic", "{"),
        new TextContent("x"));

    [Theory]
    [InlineData("search", "The tallest is ", "Jeddah Light, 133 m \"tall\"", "srvtoolu_1")]
    [InlineData("tool-with-caller", "toolu_c", "Fine in Bonn", "srvtoolu_9")]
    [InlineData("thinking", "It is 4.", "It is 4.", "EqQBCgIYAhIM")]
    public async Task Text_calls_and_results_go_along_to_another_provider(string fixture, string said, string more, string own)
    {
        var session = new AgentSession();
        AIFunction weather = AIFunctionFactory.Create((string city) => $"Fine in {city}", "get_weather");
        await new Agent(Claude.Answering(Fixture.Read($"anthropic/{fixture}.sse"), Claude.Brief)) { Actions = [weather] }.RunAsync("First", session);
        CannedHandler handler = CannedHandler.Of("data: {\"type\":\"response.completed\",\"response\":{\"status\":\"completed\",\"output\":[]}}\n\n"u8.ToArray());
        var other = new OpenAIResponsesChatClient(new OpenAIResponsesOptions { Model = "gpt-5", ApiKey = "k", MaxRetries = 0, HttpClient = handler.ToClient() });

        await new Agent(other) { Actions = [weather] }.RunAsync("Second", AgentSession.FromJson(session.ToJson()));

        string input = string.Concat(handler.Bodies[0].GetProperty("input").EnumerateArray().SelectMany(Strings));
        Assert.Contains(said, input, StringComparison.Ordinal);
        Assert.Contains(more, input, StringComparison.Ordinal);
        Assert.DoesNotContain(own, input, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Strings(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(static member => Strings(member.Value)),
        _ => [],
    };

    private static async Task Said(string expected, params AIContent[] contents) =>
        Asked.Equal(expected, (await Asked.Body(Claude.User("a"), new ChatMessage(ChatRole.Assistant, contents), Claude.User("b"))).GetProperty("messages")[1].GetProperty("content"));

    private static T Foreign<T>(T content)
        where T : AIContent => WireContent.Keep(content, "elsewhere", "{}");
}
