using System.Text.Json;
using GenFlow.Models;
using GenFlow.OpenAI;
using GenFlow.Providers.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Responses;

/// <summary>What is asked for, as the wire says it.</summary>
public sealed class RequestTests
{
    [Fact]
    public async Task A_plain_question_is_stateless_and_streamed() =>
        Bodies.Same(
            """{"model":"gpt-x","input":[{"type":"message","role":"user","content":[{"type":"input_text","text":"Hi"}]}],"store":false,"stream":true}""",
            await BodyAsync(new ChatOptions(), new ChatMessage(ChatRole.User, "Hi")));

    [Fact]
    public async Task Settings_have_their_members()
    {
        JsonElement body = await BodyAsync(new ChatOptions
        {
            ModelId = "gpt-y",
            Instructions = "In French.",
            MaxOutputTokens = 100,
            Temperature = 0.7f,
            TopP = 0.9f,
            Reasoning = new() { Effort = ReasoningEffort.ExtraHigh, Output = ReasoningOutput.Full },
            ResponseFormat = ChatResponseFormat.Json,
            AllowMultipleToolCalls = false,
            ToolMode = ChatToolMode.RequireAny,
            AdditionalProperties = new() { ["service_tier"] = "flex", ["metadata"] = new Dictionary<string, object?> { ["a"] = "b" } },
            Tools = [AIFunctionFactory.Create(() => 1, "one")],
        }, new ChatMessage(ChatRole.System, "Be brief."), new ChatMessage(ChatRole.System, "Be kind."), new ChatMessage(ChatRole.User, "Hi"), new ChatMessage(ChatRole.System, "Now."));

        Assert.Equal("gpt-y", body.GetProperty("model").GetString());
        Assert.Equal("Be brief.\n\nBe kind.\n\nIn French.", body.GetProperty("instructions").GetString());
        Bodies.Same("""{"type":"message","role":"system","content":[{"type":"input_text","text":"Now."}]}""", body.GetProperty("input")[1]);
        Bodies.Same("""{"effort":"xhigh","summary":"detailed"}""", body.GetProperty("reasoning"));
        Bodies.Same("""["reasoning.encrypted_content"]""", body.GetProperty("include"));
        Bodies.Same("""{"format":{"type":"json_object"}}""", body.GetProperty("text"));
        Bodies.Same("100", body.GetProperty("max_output_tokens"));
        Bodies.Same("0.7", body.GetProperty("temperature"));
        Bodies.Same("0.9", body.GetProperty("top_p"));
        Bodies.Same("false", body.GetProperty("parallel_tool_calls"));
        Bodies.Same("\"required\"", body.GetProperty("tool_choice"));
        Bodies.Same("\"flex\"", body.GetProperty("service_tier"));
        Bodies.Same("""{"a":"b"}""", body.GetProperty("metadata"));
    }

    [Theory]
    [InlineData(ReasoningEffort.None, null, """{"effort":"none"}""", false)]
    [InlineData(ReasoningEffort.Low, ReasoningOutput.Summary, """{"effort":"low","summary":"auto"}""", true)]
    [InlineData(ReasoningEffort.Medium, ReasoningOutput.None, """{"effort":"medium"}""", true)]
    [InlineData(ReasoningEffort.High, null, """{"effort":"high"}""", true)]
    [InlineData(null, ReasoningOutput.Summary, """{"summary":"auto"}""", true)]
    public async Task Thinking_is_asked_for_with_what_gives_it_back(ReasoningEffort? effort, ReasoningOutput? output, string expected, bool isIncluded)
    {
        JsonElement body = await BodyAsync(new ChatOptions { Reasoning = new() { Effort = effort, Output = output } }, new ChatMessage(ChatRole.User, "Hi"));

        Bodies.Same(expected, body.GetProperty("reasoning"));
        Assert.Equal(isIncluded, body.TryGetProperty("include", out _));
    }

    [Fact]
    public async Task Users_send_text_images_and_files()
    {
        JsonElement body = await BodyAsync(new ChatOptions(), new ChatMessage(ChatRole.User,
        [
            new TextContent("See"),
            new DataContent(new byte[] { 1, 2, 3 }, "image/png") { AdditionalProperties = new() { ["detail"] = "low" } },
            new UriContent("https://example.org/a.jpg", "image/jpeg"),
            new DataContent(new byte[] { 4 }, "application/pdf"),
            new DataContent(new byte[] { 5 }, "text/csv") { Name = "tides.csv" },
            new UriContent("https://example.org/a.pdf", "application/pdf"),
            new HostedFileContent("file_1"),
        ]));

        Bodies.Same(
            """
            [{"type":"input_text","text":"See"},
             {"type":"input_image","image_url":"data:image/png;base64,AQID","detail":"low"},
             {"type":"input_image","image_url":"https://example.org/a.jpg","detail":"auto"},
             {"type":"input_file","filename":"file.pdf","file_data":"data:application/pdf;base64,BA=="},
             {"type":"input_file","filename":"tides.csv","file_data":"data:text/csv;base64,BQ=="},
             {"type":"input_file","file_url":"https://example.org/a.pdf"},
             {"type":"input_file","file_id":"file_1"}]
            """,
            body.GetProperty("input")[0].GetProperty("content"));
    }

    [Fact]
    public async Task Results_are_text_or_parts_and_errors_say_so()
    {
        JsonElement body = await BodyAsync(new ChatOptions(), new ChatMessage(ChatRole.Assistant,
            [
                new FunctionCallContent("1", "a", new Dictionary<string, object?> { ["x"] = "é\"", ["n"] = 1 }),
                new FunctionCallContent("2", "b"),
                new FunctionCallContent("3", "c") { Exception = new JsonException(), RawRepresentation = "{\"broken" },
            ]),
            new ChatMessage(ChatRole.Tool,
            [
                new FunctionResultContent("1", new TextContent[] { new("one"), new("two") }),
                new FunctionResultContent("2", new AIContent[] { new TextContent("see"), new DataContent(new byte[] { 1, 2, 3 }, "image/png") }),
                new FunctionResultContent("3", null) { Exception = new InvalidOperationException("no") },
                new FunctionResultContent("4", JsonDocument.Parse("""{"a":[1]}""").RootElement),
                new FunctionResultContent("5", new Dictionary<string, object?> { ["a"] = true }),
                new FunctionResultContent("6", null),
            ]));

        Bodies.Same(
            """
            [{"type":"function_call","call_id":"1","name":"a","arguments":"{\"x\":\"é\\\"\",\"n\":1}"},
             {"type":"function_call","call_id":"2","name":"b","arguments":"{}"},
             {"type":"function_call","call_id":"3","name":"c","arguments":"{\"broken"},
             {"type":"function_call_output","call_id":"1","output":"one\ntwo"},
             {"type":"function_call_output","call_id":"2","output":[{"type":"input_text","text":"see"},{"type":"input_image","image_url":"data:image/png;base64,AQID","detail":"auto"}]},
             {"type":"function_call_output","call_id":"3","output":"Error: no"},
             {"type":"function_call_output","call_id":"4","output":"{\"a\":[1]}"},
             {"type":"function_call_output","call_id":"5","output":"{\"a\":true}"},
             {"type":"function_call_output","call_id":"6","output":""}]
            """,
            body.GetProperty("input"));
    }

    [Theory]
    [InlineData("resp_7", "previous_response_id")]
    [InlineData("conv_7", "conversation")]
    public async Task A_conversation_of_the_providers_is_gone_on_with_and_kept(string id, string member)
    {
        JsonElement body = await BodyAsync(new ChatOptions { ConversationId = id, Reasoning = new() { Effort = ReasoningEffort.Low } }, new ChatMessage(ChatRole.User, "Hi"));

        Assert.Equal(id, body.GetProperty(member).GetString());
        Assert.True(body.GetProperty("store").GetBoolean());
        Assert.False(body.TryGetProperty("include", out _));
    }

    [Fact]
    public async Task A_typed_answer_has_its_schema_and_is_strict_where_the_schema_can_be()
    {
        JsonElement open = await FormatAsync("""{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}""", "a b/ç");
        JsonElement closed = await FormatAsync("""{"type":"object","properties":{"a":{"anyOf":[{"type":"string","enum":["x"]},{"type":"null"}]},"b":{"type":"array","items":{"$ref":"#/$defs/c"}}},"required":["a","b"],"additionalProperties":false,"$defs":{"c":{"type":"object","properties":{},"required":[],"additionalProperties":false}}}""", null);
        JsonElement optional = await FormatAsync("""{"type":"object","properties":{"a":{"type":"string"}},"required":[],"additionalProperties":false}""", null);
        JsonElement deep = await FormatAsync("""{"type":"object","properties":{"a":{"type":["object","null"],"properties":{}}},"required":["a"],"additionalProperties":false}""", null);
        JsonElement odd = await FormatAsync("""{"type":"object","properties":{"a":{"type":"string","default":"x"}},"required":["a"],"additionalProperties":false}""", null);

        Bodies.Same("""{"type":"json_schema","name":"a_b__","schema":{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]},"strict":false}""", open);
        Assert.True(closed.GetProperty("strict").GetBoolean());
        Assert.Equal("answer", closed.GetProperty("name").GetString());
        Assert.All([optional, deep, odd], static format => Assert.False(format.GetProperty("strict").GetBoolean()));
    }

    [Fact]
    public async Task The_organization_and_the_project_are_headers()
    {
        CannedHandler handler = CannedHandler.Of(Fixture.Read("responses/text.sse"));
        using var client = new OpenAIResponsesChatClient(new OpenAIResponsesOptions
        {
            Model = "m",
            ApiKey = "sk-test",
            Organization = "org-1",
            Project = "proj_1",
            HttpClient = handler.ToClient(),
        });

        await client.GetResponseAsync([new ChatMessage(ChatRole.User, "Hi")]);

        Assert.Equal("https://api.openai.com/v1/responses", handler.Urls[0].AbsoluteUri);
        Assert.Equal("Bearer sk-test", handler.Headers[0].Authorization!.ToString());
        Assert.Equal(["org-1"], handler.Headers[0].GetValues("OpenAI-Organization"));
        Assert.Equal(["proj_1"], handler.Headers[0].GetValues("OpenAI-Project"));
    }

    [Fact]
    public async Task A_server_of_ones_own_needs_no_key()
    {
        CannedHandler handler = CannedHandler.Of(Fixture.Read("responses/text.sse"));
        using var client = new OpenAIResponsesChatClient(new OpenAIResponsesOptions { Model = "m", ApiKey = "", BaseUrl = new("http://127.0.0.1:1/v1/"), HttpClient = handler.ToClient() });

        await client.GetResponseAsync([new ChatMessage(ChatRole.User, "Hi")]);

        Assert.Equal("http://127.0.0.1:1/v1/responses", handler.Urls[0].AbsoluteUri);
        Assert.Null(handler.Headers[0].Authorization);
        Assert.Throws<ModelAuthenticationException>(static () => new OpenAIResponsesChatClient(new OpenAIResponsesOptions { ApiKey = "", BaseUrl = new("https://API.openai.com/v1") }));
        Assert.Throws<ArgumentException>(static () => new OpenAIResponsesChatClient(new OpenAIResponsesOptions { ApiKey = "k", Organization = "a\r\nb" }));
    }

    private static async Task<JsonElement> FormatAsync(string schema, string? name) =>
        (await BodyAsync(new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonDocument.Parse(schema).RootElement, name) }, new ChatMessage(ChatRole.User, "Hi")))
            .GetProperty("text").GetProperty("format");

    internal static async Task<JsonElement> BodyAsync(ChatOptions options, params ChatMessage[] messages)
    {
        CannedHandler handler = CannedHandler.Of(Fixture.Read("responses/text.sse"));
        using OpenAIResponsesChatClient client = ResponsesRun.Client(handler);
        await client.GetResponseAsync(messages, options);
        return handler.Bodies[0];
    }
}
