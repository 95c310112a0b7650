using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenFlow.Models;
using GenFlow.Models.ChatCompletions;
using GenFlow.Models.Http;
using GenFlow.OpenAI;
using GenFlow.Providers.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.ChatCompletions;

public sealed class RequestTests
{
    private static readonly byte[] s_answer = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"u8.ToArray();

    [Fact]
    public async Task A_question_is_sent_with_what_every_server_takes() =>
        Same("""{"model":"test-model","messages":[{"role":"user","content":"Hi"}],"stream":true,"stream_options":{"include_usage":true}}""", await BodyAsync([new(ChatRole.User, "Hi")]));

    [Fact]
    public async Task Options_become_members()
    {
        var options = new ChatOptions
        {
            ModelId = "other",
            Instructions = "Be brief.",
            MaxOutputTokens = 100,
            Temperature = 0.7f,
            TopP = 0.9f,
            FrequencyPenalty = 0.5f,
            PresencePenalty = -0.5f,
            Seed = 42,
            StopSequences = ["END", "\n\n"],
            Reasoning = new() { Effort = ReasoningEffort.ExtraHigh },
            ResponseFormat = ChatResponseFormat.Json,
            AdditionalProperties = new() { ["logit_bias"] = new Dictionary<string, object?> { ["50256"] = -100 }, ["user"] = "u1" },
        };
        Same("""
            {"model":"other","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hi"}],"max_tokens":100,"temperature":0.7,
             "top_p":0.9,"frequency_penalty":0.5,"presence_penalty":-0.5,"stop":["END","\n\n"],"reasoning_effort":"xhigh",
             "response_format":{"type":"json_object"},"stream":true,"stream_options":{"include_usage":true},"seed":42,"logit_bias":{"50256":-100},"user":"u1"}
            """, await BodyAsync([new(ChatRole.User, "Hi")], options));
    }

    [Fact]
    public async Task What_a_server_takes_in_another_way_is_said_in_its_way()
    {
        ChatCompletionsServer server = ChatWire.Server with { UsesMaxCompletionTokens = true, TakesStreamOptions = false, TakesTopK = true, SeedMember = "random_seed" };
        var options = new ChatOptions { MaxOutputTokens = 5, TopK = 40, Seed = 1 };

        Same("""{"model":"test-model","messages":[{"role":"user","content":"Hi"}],"max_completion_tokens":5,"top_k":40,"stream":true,"random_seed":1}""", await BodyAsync([new(ChatRole.User, "Hi")], options, server));
    }

    [Fact]
    public async Task A_schema_is_named_as_the_wire_names_schemas()
    {
        ChatResponseFormat format = ChatResponseFormat.ForJsonSchema(JsonElement.Parse("""{"type":"object"}"""), "Weather Report<int>", "What it is like.");

        JsonElement body = await BodyAsync([new(ChatRole.User, "Hi")], new() { ResponseFormat = format });

        Same("""{"type":"json_schema","json_schema":{"name":"WeatherReportint","description":"What it is like.","schema":{"type":"object"}}}""", body.GetProperty("response_format"));
    }

    [Theory]
    [InlineData("none", "\"none\"")]
    [InlineData("auto", "\"auto\"")]
    [InlineData("required", "\"required\"")]
    [InlineData("look", """{"type":"function","function":{"name":"look"}}""")]
    public async Task A_choice_of_tools_is_sent_with_tools_only(string mode, string expected)
    {
        ChatToolMode choice = mode switch { "none" => ChatToolMode.None, "auto" => ChatToolMode.Auto, "required" => ChatToolMode.RequireAny, _ => ChatToolMode.RequireSpecific(mode) };
        var options = new ChatOptions { ToolMode = choice, AllowMultipleToolCalls = false, Tools = [Look()] };

        JsonElement body = await BodyAsync([new(ChatRole.User, "Hi")], options);
        options.Tools = null;
        JsonElement without = await BodyAsync([new(ChatRole.User, "Hi")], options);

        Same(expected, body.GetProperty("tool_choice"));
        Assert.False(body.GetProperty("parallel_tool_calls").GetBoolean());
        Same("""[{"type":"function","function":{"name":"look","description":"Looks.","parameters":{"type":"object","properties":{"at":{"type":"string"}}}}}]""", body.GetProperty("tools"));
        Assert.False(without.TryGetProperty("tool_choice", out _) || without.TryGetProperty("parallel_tool_calls", out _));
    }

    [Fact]
    public async Task Media_are_parts()
    {
        List<AIContent> contents =
        [
            new TextContent("See:"),
            new UriContent("https://example.org/a.png", "image/png") { AdditionalProperties = new() { ["detail"] = "low" } },
            new DataContent(new byte[] { 1, 2, 3 }, "image/jpeg"),
            new DataContent(new byte[] { 4 }, "audio/mpeg"),
            new DataContent(new byte[] { 5 }, "application/pdf") { Name = "a.pdf" },
            new HostedFileContent("file-1"),
        ];

        JsonElement body = await BodyAsync([new(ChatRole.User, contents)]);

        Same("""
            [{"type":"text","text":"See:"},{"type":"image_url","image_url":{"url":"https://example.org/a.png","detail":"low"}},
             {"type":"image_url","image_url":{"url":"data:image/jpeg;base64,AQID"}},{"type":"input_audio","input_audio":{"data":"BA==","format":"mp3"}},
             {"type":"file","file":{"file_data":"data:application/pdf;base64,BQ==","filename":"a.pdf"}},{"type":"file","file":{"file_id":"file-1"}}]
            """, body.GetProperty("messages")[0].GetProperty("content"));
    }

    [Fact]
    public async Task Results_are_messages_of_their_own_in_front_of_what_is_said_with_them()
    {
        List<ChatMessage> messages =
        [
            new(ChatRole.User, "Look twice."),
            new(ChatRole.Assistant, [new TextContent("Looking"), new TextContent(" twice."), Call("k1", """{"at":"a"}"""), Call("k2", "{}")]),
            new(ChatRole.Tool, [new FunctionResultContent("k1", "a tree"), new FunctionResultContent("k2", null) { Exception = new InvalidOperationException("too dark") }]),
            new(ChatRole.Tool, [new FunctionResultContent("k3", JsonElement.Parse("""{"n":[1]}""")), new FunctionResultContent("k4", new List<AIContent> { new TextContent("one"), new TextContent("two") })]),
            new(ChatRole.User, [new FunctionResultContent("k5", 7), new TextContent("And now?")]),
        ];

        Same("""
            [{"role":"user","content":"Look twice."},
             {"role":"assistant","content":"Looking twice.","tool_calls":[{"id":"k1","type":"function","function":{"name":"look","arguments":"{\"at\":\"a\"}"}},{"id":"k2","type":"function","function":{"name":"look","arguments":"{}"}}]},
             {"role":"tool","content":"a tree","tool_call_id":"k1"},{"role":"tool","content":"Error: too dark","tool_call_id":"k2"},
             {"role":"tool","content":"{\"n\":[1]}","tool_call_id":"k3"},{"role":"tool","content":"one\ntwo","tool_call_id":"k4"},
             {"role":"tool","content":"7","tool_call_id":"k5"},{"role":"user","content":"And now?"}]
            """, (await BodyAsync(messages)).GetProperty("messages"));
    }

    [Theory]
    [InlineData(ReasoningReplay.Never, null, null, null)]
    [InlineData(ReasoningReplay.WithActions, null, "Let me see.", "")]
    [InlineData(ReasoningReplay.Always, "Easy.", "Let me see.", null)]
    public async Task Thoughts_go_back_where_the_server_wants_them(ReasoningReplay replay, string? plain, string? withCall, string? callOnly)
    {
        List<ChatMessage> messages =
        [
            new(ChatRole.User, "Hi"),
            new(ChatRole.Assistant, [new TextReasoningContent("Easy."), new TextContent("Hello.")]),
            new(ChatRole.Assistant, [new TextReasoningContent("Let me"), new TextReasoningContent(" see."), Call("k1", "{}")]),
            new(ChatRole.Tool, [new FunctionResultContent("k1", "x")]),
            new(ChatRole.Assistant, [new TextReasoningContent("signed elsewhere") { ProtectedData = "sig" }, WireContent.Keep(new TextReasoningContent("foreign"), "anthropic", "{}"), Call("k2", "{}")]),
            new(ChatRole.Tool, [new FunctionResultContent("k2", "y")]),
        ];

        JsonElement sent = (await BodyAsync(messages, server: ChatWire.Server with { ReasoningReplay = replay })).GetProperty("messages");

        string? ThoughtOf(int index) => sent[index].TryGetProperty("reasoning_content", out JsonElement thought) ? thought.GetString() : null;
        Assert.Equal((plain, withCall, callOnly), (ThoughtOf(1), ThoughtOf(2), ThoughtOf(4)));
    }

    [Fact]
    public async Task What_another_provider_has_sent_for_itself_is_left_out()
    {
        FunctionCallContent call = WireContent.Keep(Call("k1", "{}"), "chat:Gemini", """{"extra_content":{"google":{"thought_signature":"s"}}}""");
        List<ChatMessage> messages =
        [
            new(ChatRole.User, "Hi"),
            new(ChatRole.Assistant, [WireContent.Keep(new AIContent(), "chat:Gemini", """{"extra_content":1}"""), WireContent.Keep(new TextReasoningContent("x"), "anthropic", "{}"), call, new FunctionCallContent("s1", "web_search") { InformationalOnly = true }]),
            new(ChatRole.Tool, [new FunctionResultContent("k1", "x")]),
            new(ChatRole.Assistant, [new TextReasoningContent("only a thought")]),
        ];

        Same("""
            [{"role":"user","content":"Hi"},{"role":"assistant","tool_calls":[{"id":"k1","type":"function","function":{"name":"look","arguments":"{}"}}]},
             {"role":"tool","content":"x","tool_call_id":"k1"}]
            """, (await BodyAsync(messages)).GetProperty("messages"));
        JsonElement gemini = (await BodyAsync(messages, server: ChatWire.Server with { Name = "Gemini" })).GetProperty("messages")[1];
        Same("""{"role":"assistant","tool_calls":[{"id":"k1","type":"function","function":{"name":"look","arguments":"{}"},"extra_content":{"google":{"thought_signature":"s"}}}],"extra_content":1}""", gemini);
    }

    public static TheoryData<string, Action<List<ChatMessage>, ChatOptions>> Unsayable => new()
    {
        { "TopK", static (_, options) => options.TopK = 5 },
        { "ConversationId", static (_, options) => options.ConversationId = "c" },
        { "HostedWebSearchTool", static (_, options) => options.Tools = [new HostedWebSearchTool()] },
        { "video/mp4", static (messages, _) => messages.Add(new(ChatRole.User, [new DataContent(new byte[] { 1 }, "video/mp4")])) },
        { "TextContent", static (messages, _) => messages.Add(new(ChatRole.User, [new DataContent(new byte[] { 65 }, "text/plain")])) },
        { "audio/ogg", static (messages, _) => messages.Add(new(ChatRole.User, [new DataContent(new byte[] { 1 }, "audio/ogg")])) },
        { "application/pdf", static (messages, _) => messages.Add(new(ChatRole.User, [new UriContent("https://example.org/a.pdf", "application/pdf")])) },
        { "DataContent", static (messages, _) => messages.Add(new(ChatRole.Tool, [new FunctionResultContent("k", new DataContent(new byte[] { 1 }, "image/png"))])) },
        { "'temperature'", static (_, options) => (options.Temperature, options.AdditionalProperties) = (1, new() { ["temperature"] = 2 }) },
        { "'stream'", static (_, options) => options.AdditionalProperties = new() { ["stream"] = false } },
        { "no message", static (messages, _) => messages.Clear() },
        { "changed since", static (messages, _) => messages.Add(new(ChatRole.Assistant, [WireContent.Keep(Call("k", "{}"), "chat:Local", "[1")])) },
    };

    [Theory]
    [MemberData(nameof(Unsayable))]
    public async Task What_the_wire_cannot_say_is_refused_before_anything_is_sent(string what, Action<List<ChatMessage>, ChatOptions> change)
    {
        CannedHandler handler = CannedHandler.Of(s_answer);
        (List<ChatMessage> messages, var options) = ([new(ChatRole.User, "Hi")], new ChatOptions());
        change(messages, options);

        ModelRequestException refused = await Assert.ThrowsAsync<ModelRequestException>(() => ChatWire.Client(handler).GetResponseAsync(messages, options));

        Assert.Contains(what, refused.Message, StringComparison.Ordinal);
        Assert.Empty(handler.Bodies);
    }

    internal static FunctionCallContent Call(string id, string arguments) => new(id, "look", JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments));

    internal static void Same(string expected, JsonElement actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual.GetRawText())), actual.GetRawText());

    private static AIFunctionDeclaration Look() =>
        AIFunctionFactory.CreateDeclaration("look", "Looks.", JsonElement.Parse("""{"type":"object","properties":{"at":{"type":"string"}}}"""));

    private static async Task<JsonElement> BodyAsync(List<ChatMessage> messages, ChatOptions? options = null, ChatCompletionsServer? server = null)
    {
        CannedHandler handler = CannedHandler.Of(s_answer);
        OpenAIChatClient client = ChatWire.Client(handler, server);
        ChatResponse response = await client.GetResponseAsync(messages, options);
        Assert.Equal("Hi", response.Text);
        return handler.Bodies.Single();
    }
}
