using System.Text.Json;
using Microsoft.Extensions.AI;

namespace GenFlow.Models.Tests.Clients;

/// <summary>Which requests are the same, and which cannot be told.</summary>
public sealed class RequestKeyTests
{
    private static readonly AIFunction s_find = AIFunctionFactory.Create(static (string city) => city, "find", "Finds.");

    private static readonly List<(string Name, ChatOptions? Options)> s_options =
    [
        ("null", null),
        ("empty", new()),
        ("instructions", new() { Instructions = "Short." }),
        ("temperature", new() { Temperature = 0.5f }),
        ("temperature 2", new() { Temperature = 0.50001f }),
        ("tokens", new() { MaxOutputTokens = 1 }),
        ("top p", new() { TopP = 1 }),
        ("top k", new() { TopK = 1 }),
        ("frequency", new() { FrequencyPenalty = 1 }),
        ("presence", new() { PresencePenalty = 1 }),
        ("seed", new() { Seed = 1 }),
        ("effort", new() { Reasoning = new() { Effort = ReasoningEffort.High } }),
        ("output", new() { Reasoning = new() { Output = ReasoningOutput.Full } }),
        ("json", new() { ResponseFormat = ChatResponseFormat.Json }),
        ("schema", new() { ResponseFormat = ChatResponseFormat.ForJsonSchema(Json("""{"type":"object"}""")) }),
        ("schema 2", new() { ResponseFormat = ChatResponseFormat.ForJsonSchema(Json("""{"type":"array"}""")) }),
        ("schema name", new() { ResponseFormat = ChatResponseFormat.ForJsonSchema(Json("""{"type":"object"}"""), "n") }),
        ("model", new() { ModelId = "m" }),
        ("stop", new() { StopSequences = ["s"] }),
        ("stop 2", new() { StopSequences = ["s", "t"] }),
        ("several calls", new() { AllowMultipleToolCalls = false }),
        ("mode", new() { ToolMode = ChatToolMode.RequireAny }),
        ("mode of one", new() { ToolMode = ChatToolMode.RequireSpecific("find") }),
        ("tool", new() { Tools = [s_find] }),
        ("two tools", new() { Tools = [s_find, s_find] }),
        ("tool's name", new() { Tools = [AIFunctionFactory.Create(static (string city) => city, "find2", "Finds.")] }),
        ("tool's description", new() { Tools = [AIFunctionFactory.Create(static (string city) => city, "find", "Finds it.")] }),
        ("tool's schema", new() { Tools = [AIFunctionFactory.Create(static (int city) => city, "find", "Finds.")] }),
        ("tool's properties", new() { Tools = [AIFunctionFactory.Create(static (string city) => city, new AIFunctionFactoryOptions { Name = "find", Description = "Finds.", AdditionalProperties = new Dictionary<string, object?> { ["strict"] = true } })] }),
        ("tool's own key", new() { Tools = [new Keyed(s_find, "a")] }),
        ("tool's own key 2", new() { Tools = [new Keyed(s_find, "b")] }),
        ("property", new() { AdditionalProperties = new() { ["user"] = "1" } }),
        ("property of another type", new() { AdditionalProperties = new() { ["user"] = 1 } }),
        ("list", new() { AdditionalProperties = new() { ["user"] = new[] { "1" } } }),
    ];

    private static readonly List<(string Name, ChatMessage[] Messages)> s_messages =
    [
        ("none", []),
        ("user", [new(ChatRole.User, "a")]),
        ("system", [new(ChatRole.System, "a")]),
        ("text", [new(ChatRole.User, "b")]),
        ("two messages", [new(ChatRole.User, "a"), new(ChatRole.User, "b")]),
        ("two contents", [new(ChatRole.User, [new TextContent("a"), new TextContent("b")])]),
        ("joined", [new(ChatRole.User, "ab")]),
        ("author", [new(ChatRole.User, "a") { AuthorName = "b" }]),
        ("property", [new(ChatRole.User, "a") { AdditionalProperties = new() { ["x"] = true } }]),
        ("content's property", [new(ChatRole.User, [new TextContent("a") { AdditionalProperties = new() { ["x"] = true } }])]),
        ("thought", [new(ChatRole.Assistant, [new TextReasoningContent("a")])]),
        ("signature", [new(ChatRole.Assistant, [new TextReasoningContent("a") { ProtectedData = "s" }])]),
        ("image", [new(ChatRole.User, [new DataContent(new byte[] { 1 }, "image/png")])]),
        ("image 2", [new(ChatRole.User, [new DataContent(new byte[] { 2 }, "image/png")])]),
        ("uri", [new(ChatRole.User, [new UriContent("https://a.example/", "image/png")])]),
        ("call", [new(ChatRole.Assistant, [new FunctionCallContent("c", "f", new Dictionary<string, object?> { ["x"] = 1 })])]),
        ("call 2", [new(ChatRole.Assistant, [new FunctionCallContent("c", "f", new Dictionary<string, object?> { ["x"] = 2 })])]),
        ("call told only", [new(ChatRole.Assistant, [new FunctionCallContent("c", "f", new Dictionary<string, object?> { ["x"] = 1 }) { InformationalOnly = true }])]),
        ("broken call", [new(ChatRole.Assistant, [new FunctionCallContent("c", "f") { Exception = new FormatException("a") }])]),
        ("broken call 2", [new(ChatRole.Assistant, [new FunctionCallContent("c", "f") { Exception = new FormatException("b") }])]),
        ("result", [new(ChatRole.Tool, [new FunctionResultContent("c", "r")])]),
        ("result as JSON", [new(ChatRole.Tool, [new FunctionResultContent("c", Json("\"r\""))])]),
        ("result as a content", [new(ChatRole.Tool, [new FunctionResultContent("c", new UriContent("https://a.example/", "image/png"))])]),
        ("result as a content's JSON", [new(ChatRole.Tool, [new FunctionResultContent("c", Json("""{"uri":"https://a.example/","mediaType":"image/png"}"""))])]),
        ("failed result", [new(ChatRole.Tool, [new FunctionResultContent("c", "r") { Exception = new InvalidOperationException("r") }])]),
    ];

    [Fact]
    public void Requests_that_differ_have_different_keys_and_equal_ones_the_same()
    {
        string[] names = [.. s_options.Select(static row => "options: " + row.Name), .. s_messages.Select(static row => "messages: " + row.Name), "whole"];
        RequestKey?[] Keys() =>
        [
            .. s_options.Select(static row => Of(row.Options)),
            .. s_messages.Select(static row => Of(new ChatOptions { Seed = 5 }, row.Messages)),
            RequestKeys.Of([new ChatMessage(ChatRole.User, "Hi")], new ChatOptions(), isStream: false, long.MaxValue),
        ];
        RequestKey?[] one = Keys(), other = Keys();

        for (int i = 0; i < one.Length; i++)
        {
            Assert.True(one[i] is not null, names[i]);
            Assert.Equal(one[i], other[i]);
            Assert.Equal(one[i]!.GetHashCode(), other[i]!.GetHashCode());
            for (int j = 0; j < i; j++)
            {
                Assert.False(one[i]!.Equals(one[j]), $"{names[i]} = {names[j]}");
            }
        }
    }

    [Fact]
    public void Ids_and_times_of_messages_and_the_order_of_properties_make_no_difference()
    {
        Assert.Equal(
            Of(null, new ChatMessage(ChatRole.User, "Hi") { MessageId = "1", CreatedAt = DateTimeOffset.UnixEpoch }),
            Of(null, new ChatMessage(ChatRole.User, "Hi")));
        Assert.Equal(
            Of(new() { AdditionalProperties = new() { ["a"] = 1, ["b"] = 2 } }),
            Of(new() { AdditionalProperties = new() { ["b"] = 2, ["a"] = 1 } }));
    }

    public static TheoryData<string, ChatOptions?, AIContent?> Unknown => new()
    {
        { "raw request", new() { RawRepresentationFactory = static _ => null }, null },
        { "conversation", new() { ConversationId = "c" }, null },
        { "background", new() { AllowBackgroundResponses = true }, null },
        { "search of the provider", new() { Tools = [new HostedWebSearchTool()] }, null },
        { "object", new() { AdditionalProperties = new() { ["x"] = new object() } }, null },
        { "options of another class", new OwnOptions(), null },
        { "raw content", null, new TextContent("a") { RawRepresentation = new object() } },
        { "object in a content", null, new TextContent("a") { AdditionalProperties = new() { ["x"] = new object() } } },
        { "raw content in a result", null, new FunctionResultContent("c", new TextContent("a") { RawRepresentation = new object() }) },
        { "file in a list of results", null, new FunctionResultContent("c", new List<AIContent> { new HostedFileContent("f") }) },
        { "file of the provider", null, new HostedFileContent("f") },
        { "content of another class", null, new OwnContent() },
        { "text that is none", null, new TextContent("a\ud800") },
    };

    [Theory]
    [MemberData(nameof(Unknown))]
    public async Task Request_that_cannot_be_told_goes_to_the_client_each_time(string what, ChatOptions? options, AIContent? content)
    {
        using FakeClient alpha = FakeClient.Says("alpha", "a");
        using var client = new CachingChatClient(alpha);
        ChatMessage message = new(ChatRole.User, [content ?? new TextContent("Hi")]);

        await client.GetResponseAsync([message], options);
        await client.GetResponseAsync([message], options);
        await client.GetStreamingResponseAsync([message], options).ToChatResponseAsync();
        await client.GetStreamingResponseAsync([message], options).ToChatResponseAsync();

        Assert.True(alpha.Calls.Count == 4, what);
        Assert.All(alpha.Calls, call => Assert.Same(options, call.Options));
    }

    [Fact]
    public void Members_of_options_and_messages_are_those_that_the_key_knows()
    {
        // A new member that changes answers must get into the key, or keep the request out.
        Assert.Equal(
            ["AdditionalProperties", "AllowBackgroundResponses", "AllowMultipleToolCalls", "ContinuationToken", "ConversationId", "FrequencyPenalty", "Instructions", "MaxOutputTokens", "ModelId", "PresencePenalty", "RawRepresentationFactory", "Reasoning", "ResponseFormat", "Seed", "StopSequences", "Temperature", "ToolMode", "Tools", "TopK", "TopP"],
            typeof(ChatOptions).GetProperties().Select(static property => property.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["AdditionalProperties", "AuthorName", "Contents", "CreatedAt", "MessageId", "RawRepresentation", "Role", "Text"],
            typeof(ChatMessage).GetProperties().Select(static property => property.Name).Order(StringComparer.Ordinal));
    }

    private static RequestKey? Of(ChatOptions? options, params ChatMessage[] messages) => RequestKeys.Of(messages, options, isStream: true, long.MaxValue);

    private static JsonElement Json(string json) => JsonElement.Parse(json);

    private sealed class OwnOptions : ChatOptions
    {
        public override ChatOptions Clone() => new OwnOptions();
    }

    private sealed class OwnContent : AIContent;

    private sealed class Keyed(AIFunction inner, string key) : DelegatingAIFunction(inner)
    {
        public override object? GetService(Type serviceType, object? serviceKey = null) =>
            serviceType == typeof(string) && serviceKey is CachingChatClient.ToolKey ? key : base.GetService(serviceType, serviceKey);
    }
}
