using System.ComponentModel;
using System.Text.Json;
using GenFlow.Anthropic;
using GenFlow.Models;
using GenFlow.Providers.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Anthropic;

public sealed class RequestTests
{
    private static readonly AIFunction s_weather = AIFunctionFactory.Create(
        ([Description("the city")] string city) => city, "get_weather", "The weather of a city.");

    [Fact]
    public async Task Smallest_request_has_what_the_API_wants() => Asked.Equal(
        """{"model":"claude-sonnet-4-5","max_tokens":16000,"stream":true,"messages":[{"role":"user","content":[{"type":"text","text":"Hi"}]}]}""",
        await Asked.Body(Claude.User("Hi")));

    [Fact]
    public async Task Request_goes_to_the_API_with_key_and_version()
    {
        CannedHandler handler = await Asked.Send(new(Betas: ["one-2025-01-01", "two-2025-02-02"]), new());

        Assert.Equal(new Uri("https://api.anthropic.com/v1/messages"), handler.Urls[0]);
        Assert.Equal([Claude.Key], handler.Headers[0].GetValues("x-api-key"));
        Assert.Equal(["2023-06-01"], handler.Headers[0].GetValues("anthropic-version"));
        Assert.Equal(["one-2025-01-01,two-2025-02-02"], handler.Headers[0].GetValues("anthropic-beta"));
        Assert.Null(handler.Headers[0].Authorization);
    }

    [Fact]
    public async Task Headers_of_the_options_go_before_the_clients_own()
    {
        CannedHandler handler = await Asked.Send(new(Betas: ["one"], Headers: new() { ["Anthropic-Version"] = "2030-01-01", ["anthropic-beta"] = "mine" }), new());

        Assert.Equal(["2030-01-01"], handler.Headers[0].GetValues("anthropic-version"));
        Assert.Equal(["mine"], handler.Headers[0].GetValues("anthropic-beta"));
    }

    [Fact]
    public async Task Options_of_sampling_are_sent() => Asked.Equal(
        """
        {"model":"claude-haiku-4-5","max_tokens":50,"stream":true,"temperature":0.5,"top_p":0.25,"top_k":7,"stop_sequences":["END"],
         "system":[{"type":"text","text":"Be brief."}],"messages":[{"role":"user","content":[{"type":"text","text":"Hi"}]}],"metadata":{"user_id":"u-1"},"service_tier":"auto"}
        """,
        await Asked.Body(
            new ChatOptions
            {
                ModelId = "claude-haiku-4-5",
                Instructions = "Be brief.",
                MaxOutputTokens = 50,
                Temperature = 0.5f,
                TopP = 0.25f,
                TopK = 7,
                StopSequences = ["END"],
                AdditionalProperties = new() { ["metadata"] = new Dictionary<string, object?> { ["user_id"] = "u-1" }, ["service_tier"] = "auto" },
            },
            Claude.User("Hi")));

    [Fact]
    public async Task System_messages_are_apart_and_turns_of_a_role_are_one()
    {
        JsonElement body = await Asked.Body(
            new ChatMessage(ChatRole.System, "One."), new ChatMessage(ChatRole.System, " "), Claude.User("a"), Claude.User("b"),
            new ChatMessage(ChatRole.Assistant, "c"), new ChatMessage(ChatRole.Assistant, ""), new ChatMessage(ChatRole.Assistant, "d"), Claude.User("e"), new ChatMessage(ChatRole.System, "Two."));

        Asked.Equal("""[{"type":"text","text":"One."},{"type":"text","text":"Two."}]""", body.GetProperty("system"));
        Asked.Equal(
            """
            [{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]},
             {"role":"assistant","content":[{"type":"text","text":"c"},{"type":"text","text":"d"}]},
             {"role":"user","content":[{"type":"text","text":"e"}]}]
            """,
            body.GetProperty("messages"));
    }

    [Fact]
    public async Task Results_are_first_in_the_message_that_follows_their_calls() => Asked.Equal(
        """
        [{"role":"user","content":[{"type":"text","text":"Go"}]},
         {"role":"assistant","content":[{"type":"tool_use","id":"t1","name":"a","input":{"x":1,"y":["z"]}},{"type":"tool_use","id":"t2","name":"b","input":{}}]},
         {"role":"user","content":[
            {"type":"tool_result","tool_use_id":"t1","content":[{"type":"text","text":"fine"}]},
            {"type":"tool_result","tool_use_id":"t2","content":[{"type":"text","text":"broken"}],"is_error":true},
            {"type":"text","text":"And?"}]}]
        """,
        (await Asked.Body(
            Claude.User("Go"),
            new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("t1", "a", new Dictionary<string, object?> { ["x"] = 1, ["y"] = new[] { "z" } }), new FunctionCallContent("t2", "b")]),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("t1", "fine")]),
            Claude.User("And?"),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("t2", "broken") { Exception = new InvalidOperationException("secret") }]))).GetProperty("messages"));

    [Theory]
    [MemberData(nameof(Results))]
    public async Task Result_is_sent_as_blocks(object? result, string expected)
    {
        JsonElement body = await Asked.Body(Claude.User("Go"), Call("t"), new ChatMessage(ChatRole.Tool, [new FunctionResultContent("t", result)]));

        Asked.Equal($$"""{"type":"tool_result","tool_use_id":"t"{{expected}}}""", body.GetProperty("messages")[2].GetProperty("content")[0]);
    }

    public static TheoryData<object?, string> Results => new()
    {
        { null, "" },
        { "", "" },
        { "plain", ""","content":[{"type":"text","text":"plain"}]""" },
        { 42, ""","content":[{"type":"text","text":"42"}]""" },
        { JsonSerializer.SerializeToElement("said"), ""","content":[{"type":"text","text":"said"}]""" },
        { JsonSerializer.SerializeToElement(new { a = 1 }), ""","content":[{"type":"text","text":"{\u0022a\u0022:1}"}]""" },
        { new TextContent("text"), ""","content":[{"type":"text","text":"text"}]""" },
        {
            new AIContent[] { new TextContent("see"), new DataContent(new byte[] { 1, 2, 3 }, "image/png") },
            ""","content":[{"type":"text","text":"see"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AQID"}}]"""
        },
    };

    [Fact]
    public async Task Error_without_words_says_that_it_is_one()
    {
        JsonElement body = await Asked.Body(
            Claude.User("Go"), Call("t"), new ChatMessage(ChatRole.Tool, [new FunctionResultContent("t", null) { Exception = new InvalidOperationException("secret") }]));

        Asked.Equal(
            """{"type":"tool_result","tool_use_id":"t","content":[{"type":"text","text":"The action has failed."}],"is_error":true}""",
            body.GetProperty("messages")[2].GetProperty("content")[0]);
    }

    [Fact]
    public async Task Ids_of_other_providers_are_written_in_the_letters_of_this_one()
    {
        JsonElement body = await Asked.Body(Claude.User("Go"), Call("fc:1|x"), new ChatMessage(ChatRole.Tool, [new FunctionResultContent("fc:1|x", "ok")]));

        Assert.Equal("fc_1_x", body.GetProperty("messages")[1].GetProperty("content")[0].GetProperty("id").GetString());
        Assert.Equal("fc_1_x", body.GetProperty("messages")[2].GetProperty("content")[0].GetProperty("tool_use_id").GetString());
    }

    [Fact]
    public async Task Images_and_documents_are_sent() => Asked.Equal(
        """
        [{"type":"image","source":{"type":"base64","media_type":"image/jpeg","data":"+/8A"}},
         {"type":"image","source":{"type":"url","url":"https://example.org/a%20b.png"}},
         {"type":"document","source":{"type":"base64","media_type":"application/pdf","data":"JVBERg=="},"title":"a.pdf"},
         {"type":"document","source":{"type":"url","url":"https://example.org/a.pdf"}},
         {"type":"document","source":{"type":"text","media_type":"text/plain","data":"# Zürich"},"title":"z.md"},
         {"type":"image","source":{"type":"file","file_id":"file_1"}},
         {"type":"document","source":{"type":"file","file_id":"file_2"}}]
        """,
        (await Asked.Body(new ChatMessage(
            ChatRole.User,
            [
                new DataContent(new byte[] { 0xFB, 0xFF, 0x00 }, "image/JPEG"),
                new UriContent("https://example.org/a b.png", "image/*"),
                new DataContent("%PDF"u8.ToArray(), "application/pdf") { Name = "a.pdf" },
                new UriContent("https://example.org/a.pdf", "application/pdf"),
                new DataContent(System.Text.Encoding.UTF8.GetBytes("# Zürich"), "text/markdown") { Name = "z.md" },
                new HostedFileContent("file_1") { MediaType = "image/png" },
                new HostedFileContent("file_2"),
            ]))).GetProperty("messages")[0].GetProperty("content"));

    [Fact]
    public async Task Answer_that_goes_on_ends_without_blanks() => Asked.Equal(
        """{"role":"assistant","content":[{"type":"text","text":"Once upon "},{"type":"text","text":"a time,"}]}""",
        (await Asked.Body(Claude.User("Go"), new ChatMessage(ChatRole.Assistant, [new TextContent("Once upon "), new TextContent("a time, \n")]))).GetProperty("messages")[1]);

    [Fact]
    public async Task Tools_are_sent_with_their_schemas()
    {
        JsonElement body = await Asked.Body(new ChatOptions { Tools = [s_weather, AIFunctionFactory.CreateDeclaration("bare", null, JsonSerializer.SerializeToElement(true))] });

        Asked.Equal(
            """
            [{"name":"get_weather","description":"The weather of a city.",
              "input_schema":{"type":"object","properties":{"city":{"description":"the city","type":"string"}},"required":["city"]}},
             {"name":"bare","input_schema":{"type":"object"}}]
            """,
            body.GetProperty("tools"));
        Assert.False(body.TryGetProperty("tool_choice", out _));
    }

    [Theory]
    [InlineData("auto", null, """{"type":"auto"}""")]
    [InlineData("auto", false, """{"type":"auto","disable_parallel_tool_use":true}""")]
    [InlineData(null, false, """{"type":"auto","disable_parallel_tool_use":true}""")]
    [InlineData("none", false, """{"type":"none"}""")]
    [InlineData("any", true, """{"type":"any"}""")]
    [InlineData("get_weather", false, """{"type":"tool","name":"get_weather","disable_parallel_tool_use":true}""")]
    public async Task Choice_of_tools_is_sent(string? mode, bool? parallel, string expected)
    {
        ChatToolMode? choice = mode switch { null => null, "auto" => ChatToolMode.Auto, "none" => ChatToolMode.None, "any" => ChatToolMode.RequireAny, _ => ChatToolMode.RequireSpecific(mode) };
        JsonElement body = await Asked.Body(new ChatOptions { Tools = [s_weather], ToolMode = choice, AllowMultipleToolCalls = parallel });

        Asked.Equal(expected, body.GetProperty("tool_choice"));
    }

    [Fact]
    public async Task Tools_of_the_provider_are_sent_with_their_settings() => Asked.Equal(
        """
        [{"type":"web_search_20250305","name":"web_search"},
         {"type":"web_search_20260209","name":"web_search","max_uses":3,"allowed_domains":["example.org"]},
         {"type":"code_execution_20250825","name":"code_execution"}]
        """,
        (await Asked.Body(new ChatOptions
        {
            Tools =
            [
                new HostedWebSearchTool(),
                new HostedWebSearchTool(new Dictionary<string, object?> { ["type"] = "web_search_20260209", ["max_uses"] = 3, ["allowed_domains"] = new[] { "example.org" } }),
                new HostedCodeInterpreterTool(),
            ],
        })).GetProperty("tools"));

    [Fact]
    public async Task Structured_output_is_asked_for_with_closed_objects() => Asked.Equal(
        """{"format":{"type":"json_schema","schema":{"type":"object","properties":{"a":{"type":"object","properties":{"b":{"type":"string"}},"additionalProperties":false}},"additionalProperties":false}}}""",
        (await Asked.Body(new ChatOptions
        {
            ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonSerializer.SerializeToElement(new
            {
                type = "object",
                properties = new { a = new { type = "object", properties = new { b = new { type = "string" } } } },
            })),
        })).GetProperty("output_config"));

    private static ChatMessage Call(string id) => new(ChatRole.Assistant, [new FunctionCallContent(id, "a")]);
}
