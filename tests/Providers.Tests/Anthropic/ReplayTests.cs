using System.Text;
using System.Text.Json;
using GenFlow.Agents;
using GenFlow.Providers.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Anthropic;

/// <summary>What the provider has sent comes back to it, through an agent whose session was written to JSON in between.</summary>
public sealed class ReplayTests
{
    [Fact]
    public async Task Search_its_results_and_cited_text_go_back_as_they_came()
    {
        string body = await SecondRequest("search");

        Contains(
            body,
            """{"type":"text","text":"I look it up."},{"type":"server_tool_use","id":"srvtoolu_1","name":"web_search","input":{"query": "tallest lighthouse"}},{"type":"web_search_tool_result","tool_use_id":"srvtoolu_1","content":[""",
            """ "encrypted_content":"EqgfCioIARgBIiQ/+8b=","page_age":null}]},{"type":"text","text":"The tallest is "},{"type":"text","text":"Jeddah Light, 133 m \"tall\"","citations":[{"type":"web_search_result_location",""",
            """ "encrypted_index":"Eo8BCioIAhgBIiQ+/x=="}]},{"type":"text","text":"."}]}""");
    }

    [Theory]
    [InlineData("search-error", """{"type":"web_search_tool_result","tool_use_id":"srvtoolu_1","content":{"type":"web_search_tool_result_error","error_code":"max_uses_exceeded"}}""")]
    [InlineData("search-error-in-list", """{"type":"web_search_tool_result","tool_use_id":"srvtoolu_1","content":[{"type":"web_search_tool_result_error","error_code":"max_uses_exceeded"}]}""")]
    [InlineData("code-execution", """{"type":"bash_code_execution_tool_result","tool_use_id":"srvtoolu_2","content":{"type":"bash_code_execution_result","stdout":"1\n","stderr":"","return_code":0,"content":[]}}""")]
    [InlineData("code-execution", """{"type":"server_tool_use","id":"srvtoolu_2","name":"bash_code_execution","input":{"command":"echo 1"}}""")]
    [InlineData("mcp", """{"type":"mcp_tool_use","id":"mcptoolu_1","name":"echo","server_name":"local","input":{"text":"hi"}}""")]
    [InlineData("mcp", """{"type":"mcp_tool_result","tool_use_id":"mcptoolu_2","is_error":true,"content":[{"type":"text","text":"no such file"}]}""")]
    [InlineData("fetch-citations", """{"type":"some_later_location","cited_text":"Later."}]}""")]
    [InlineData("unknown", """[{"type":"hologram","shape":"cube","layers":[1,{"a":null}],"note":"x"},{"type":"compaction","content":"What was said."},{"type":"text","text":"Hi there"}]""")]
    [InlineData("thinking", """[{"type":"thinking","thinking":"The user asks for a \"sum\"; easy.","signature":"EqQBCgIYAhIM+/Zm9v=="},{"type":"text","text":"It is 4."}]""")]
    [InlineData("thinking-omitted", """[{"type":"thinking","thinking":"","signature":"ErUBCkYIBxgCIkC="},{"type":"text","text":"Yes."}]""")]
    [InlineData("thinking-redacted", """[{"type":"redacted_thinking","data":"EvAFCoYBGAIiQL7as/+k="},{"type":"thinking","thinking":"The user asks for a \"sum\"; easy.","signature":"EqQBCgIYAhIM+/Zm9v=="},{"type":"text","text":"Done."}]""")]
    public async Task Block_goes_back_as_it_came(string fixture, string expected) => Contains(await SecondRequest(fixture), expected);

    [Fact]
    public async Task Opaque_strings_keep_their_escapes()
    {
        const string Raw = """{"type":"server_tool_use","id":"s","name":"web_search","opaque":"\u003d\/\u00e9","input":{"query":"a"}}""";
        byte[] answer = Claude.Sse(Claude.Start, $$"""{"type":"content_block_start","index":0,"content_block":{{Raw}}}""", """{"type":"content_block_stop","index":0}""", Claude.Stop, Claude.End);

        Contains(await SecondRequestOf(answer), Raw);
    }

    [Fact]
    public async Task Paused_message_goes_back_at_once_and_nothing_is_added()
    {
        var handler = new TextHandler(Fixture.Read("anthropic/pause.sse"), Fixture.Read("anthropic/text.sse"));
        AgentResponse response = await new Agent(Claude.Over(handler)).RunAsync("Which is the tallest?");

        Assert.True(response.IsSuccess);
        Assert.EndsWith(
            """,{"role":"assistant","content":[{"type":"server_tool_use","id":"srvtoolu_1","name":"web_search","input":{"query": "tallest lighthouse"}}]}]}""",
            Sorted(handler.Bodies[1]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tool", """{"type":"tool_use","id":"toolu_01A","name":"get_weather","input":{"city":"Paris, \"FR\"","days":[1, 2]}}""", "toolu_01A")]
    [InlineData("tool-input-in-start", """{"type":"tool_use","id":"toolu_w","name":"get_weather","input":{"city":"Bern","days":[1]}}""", "toolu_w")]
    [InlineData("tool-with-caller", """{"type":"tool_use","id":"toolu_c","name":"get_weather","caller":{"type":"code_execution_20250825","tool_id":"srvtoolu_9"},"input":{"city": "Bonn"}}""", "toolu_c")]
    [InlineData("tools-interleaved", """{"type":"tool_use","id":"toolu_b","name":"get_weather","input":{"city":"Rome"}}""", "toolu_b")]
    public async Task Call_and_its_result_go_back(string fixture, string call, string id)
    {
        string body = await SecondRequest(fixture);

        using JsonDocument expected = JsonDocument.Parse(call);
        using JsonDocument actual = JsonDocument.Parse(body);
        JsonElement messages = actual.RootElement.GetProperty("messages");
        Assert.Contains(messages[1].GetProperty("content").EnumerateArray(), block => JsonElement.DeepEquals(block, expected.RootElement));
        Assert.Contains(
            messages[2].GetProperty("content").EnumerateArray(),
            block => block.GetProperty("type").GetString() == "tool_result" && block.GetProperty("tool_use_id").GetString() == id && !block.TryGetProperty("is_error", out _));
    }

    [Fact]
    public async Task Updates_of_a_chat_client_give_calls_results_and_thoughts_back_too()
    {
        foreach (string fixture in new[] { "search", "code-execution", "mcp", "unknown", "thinking-redacted" })
        {
            var handler = new TextHandler(Fixture.Read($"anthropic/{fixture}.sse"), Claude.Brief);
            using var client = Claude.Over(handler);
            ChatResponse response = await client.GetResponseAsync([Claude.User("Hi")]);
            await client.GetResponseAsync([Claude.User("Hi"), .. response.Messages, Claude.User("Go on")]);

            List<string> sent = [];
            await foreach (GenFlow.Models.ModelDelta delta in Claude.Answering(Fixture.Read($"anthropic/{fixture}.sse")).StreamAsync([Claude.User("Hi")], new()))
            {
                if (delta.Value is AIContent content and not TextContent && GenFlow.Models.Http.WireContent.TryGet(content, "anthropic", out string? raw))
                {
                    sent.Add(raw);
                }
            }

            Assert.NotEmpty(sent);
            Contains(handler.Bodies[1], [.. sent]);
        }
    }

    private static Task<string> SecondRequest(string fixture) => SecondRequestOf(Fixture.Read($"anthropic/{fixture}.sse"));

    private static async Task<string> SecondRequestOf(byte[] first)
    {
        var handler = new TextHandler(first, Claude.Brief, Claude.Brief);
        var agent = new Agent(Claude.Over(handler)) { Actions = [AIFunctionFactory.Create((string city, int[]? days = null) => $"Fine in {city}", "get_weather")] };
        var session = new AgentSession();
        await agent.RunAsync("First", session);
        session = AgentSession.FromJson(session.ToJson());
        await agent.RunAsync("Second", session);
        return handler.Bodies[^1];
    }

    private static void Contains(string body, params string[] parts)
    {
        foreach (string part in parts)
        {
            Assert.Contains(part.Trim(), body, StringComparison.Ordinal);
        }
    }

    // Up to the end of the messages.
    private static string Sorted(string body)
    {
        using JsonDocument json = JsonDocument.Parse(body);
        return $$"""{"messages":{{json.RootElement.GetProperty("messages").GetRawText()}}}""";
    }

    /// <summary>Keeps bodies as they were sent.</summary>
    private sealed class TextHandler(params byte[][] answers) : HttpMessageHandler
    {
        public List<string> Bodies { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Bodies.Add(Encoding.UTF8.GetString(await request.Content!.ReadAsByteArrayAsync(cancellationToken)));
            return CannedHandler.Sse(new PieceStream(answers[Bodies.Count - 1]));
        }
    }
}
