using System.Text.Json.Nodes;
using GenFlow.Agents.Testing;
using GenFlow.Models;
using GenFlow.Models.Http;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>What a provider has sent goes back to it in the next turn as it came, also from a session that was JSON in between.</summary>
public sealed class AG22_Replay
{
    private static readonly Citation s_citation = new("https://example.org/oslo", "Oslo", "A city.");
    private static readonly Source[] s_sources = [new("Oslo", "https://example.org/oslo")];

    [Fact]
    public async Task AG22_thoughts_own_actions_and_unknown_blocks_go_back_to_anthropic_as_they_came()
    {
        const string Redacted = """{"type":"redacted_thinking","data":"EmwKAhgB+/=="}""";
        const string Unknown = """{"type":"hologram","depth":3,"layers":[{"hue":12.50},null],"text":"\u00f8 \ud83d\ude00"}""";
        ScriptedModel model = ScriptedModel.Of(
            Wire.Anthropic,
            new Reply().Thought("let ", "me").Signature("s+ig/=").EndBlock().Replay(Own("anthropic", Redacted)).EndBlock()
                .ServerAction("s1", "web_search", "{\"query\":", "\"Oslo\"}").ServerResult("s1", "", s_sources)
                .ServerAction("s2", "web_search", "{\"query\":\"Rome\"}").ServerResult("s2", "max_uses_exceeded", isError: true)
                .EndBlock().Replay(Own("anthropic", Unknown)).EndBlock()
                .Text().Cites(s_citation).Text("A ", "city. ").EndBlock().Text("So:").Action("c1", "find", "{\"city\":\"Oslo\",\"count\":1}"),
            "There.",
            "Bye.");

        JsonArray messages = (await TwoTurnsAsync(model))["messages"]!.AsArray();

        Assert.Equal(["user", "assistant", "user", "assistant", "user"], messages.Select(static message => (string?)message!["role"]));
        Same(
            $$$"""
            [
              {"type":"thinking","thinking":"let me","signature":"s+ig/="},
              {{{Redacted}}},
              {"type":"server_tool_use","id":"s1","name":"web_search","input":{"query":"Oslo"}},
              {"type":"web_search_tool_result","tool_use_id":"s1","content":[{"type":"web_search_result","title":"Oslo","url":"https://example.org/oslo","encrypted_content":"RW5j+Oslo","page_age":null}]},
              {"type":"server_tool_use","id":"s2","name":"web_search","input":{"query":"Rome"}},
              {"type":"web_search_tool_result","tool_use_id":"s2","content":{"type":"web_search_tool_result_error","error_code":"max_uses_exceeded"}},
              {{{Unknown}}},
              {"type":"text","text":"A city. ","citations":[{"type":"web_search_result_location","cited_text":"A city.","url":"https://example.org/oslo","title":"Oslo","encrypted_index":"RW8x=="}]},
              {"type":"text","text":"So:"},
              {"type":"tool_use","id":"c1","name":"find","input":{"city":"Oslo","count":1}}
            ]
            """,
            messages[1]!["content"]!);
    }

    [Fact]
    public async Task AG22_thoughts_own_actions_and_unknown_items_go_back_to_responses_as_they_came()
    {
        const string Unknown = """{"type":"hologram_call","id":"ho_1","depth":3,"layers":[{"hue":12.50},null]}""";
        ScriptedModel model = ScriptedModel.Of(
            Wire.Responses,
            new Reply().Thought("let ", "me").Signature("gAAA+/=").ServerAction("ws_1", "web_search", "{\"query\":\"Oslo\"}").ServerResult("ws_1", "", s_sources)
                .EndBlock().Replay(Own("openai-responses", Unknown)).EndBlock()
                .Text("A ", "city.").Cites(s_citation with { Start = 0, End = 7 }).EndBlock().Thought().Signature("gBBB").Action("c1", "find", "{\"city\":\"Oslo\", \"count\":1}"),
            "There.",
            "Bye.");

        JsonArray input = (await TwoTurnsAsync(model))["input"]!.AsArray();

        // The ids of items are the encoder's own; that they come back is what counts.
        Assert.All(input.Skip(1).Take(6), static item => Assert.False(string.IsNullOrEmpty((string?)item!["id"])));
        var said = new JsonArray([.. input.Skip(1).Take(6).Select(static item =>
        {
            JsonObject copy = item!.DeepClone().AsObject();
            copy.Remove("id");
            return copy;
        })]);
        Same(
            """
            [
              {"type":"reasoning","summary":[{"type":"summary_text","text":"let me"}],"encrypted_content":"gAAA+/="},
              {"type":"web_search_call","status":"completed","action":{"type":"search","query":"Oslo","sources":[{"type":"url","url":"https://example.org/oslo"}]}},
              {"type":"hologram_call","depth":3,"layers":[{"hue":12.50},null]},
              {"type":"message","status":"completed","role":"assistant","content":[{"type":"output_text","text":"A city.","logprobs":[],"annotations":[{"type":"url_citation","url":"https://example.org/oslo","title":"Oslo","start_index":0,"end_index":7}]}]},
              {"type":"reasoning","summary":[],"encrypted_content":"gBBB"},
              {"type":"function_call","status":"completed","call_id":"c1","name":"find","arguments":"{\"city\":\"Oslo\", \"count\":1}"}
            ]
            """,
            said);
        Same("""{"type":"function_call_output","call_id":"c1","output":"find of Oslo"}""", input[7]!);
    }

    [Fact]
    public async Task AG22_calls_and_their_results_go_back_over_chat_completions_and_thoughts_do_not()
    {
        ScriptedModel model = ScriptedModel.Of(
            Wire.ChatCompletions, new Reply().Thought("let me").Text("So:").Action("c1", "find", "{\"city\":", "\"Oslo\",\"count\":1}"), "There.", "Bye.");

        JsonArray messages = (await TwoTurnsAsync(model))["messages"]!.AsArray();

        Assert.Equal(["user", "assistant", "tool", "assistant", "user"], messages.Select(static message => (string?)message!["role"]));
        Same(
            """{"role":"assistant","content":"So:","tool_calls":[{"id":"c1","type":"function","function":{"name":"find","arguments":"{\"city\":\"Oslo\",\"count\":1}"}}]}""",
            messages[1]!);
        Same("""{"role":"tool","tool_call_id":"c1","content":"find of Oslo"}""", messages[2]!);
    }

    private static AIContent Own(string wire, string json) => WireContent.Keep(new AIContent(), wire, json);

    // A turn with an action, a session that goes through JSON, and a turn more: what its request says.
    private static async Task<JsonObject> TwoTurnsAsync(ScriptedModel model)
    {
        var agent = new Agent(model.Client) { Actions = [TestAction.Echo("find")] };
        var session = new AgentSession();
        Assert.Equal("There.", (await agent.RunAsync("Oslo?", session)).Text);
        AgentSession read = AgentSession.FromJson(session.ToJson());
        Assert.Equal("Bye.", (await agent.RunAsync("Bye", read)).Text);
        Assert.Equal(3, model.Requests.Count);
        return JsonNode.Parse(model.Bodies[2].GetRawText())!.AsObject();
    }

    private static void Same(string expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), $"Expected:\n{JsonNode.Parse(expected)!.ToJsonString()}\nActual:\n{actual.ToJsonString()}");
}
