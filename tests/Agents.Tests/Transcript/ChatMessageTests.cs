using System.Text.Json;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Transcript;

/// <summary>Messages as clients are given them, and messages of clients.</summary>
public sealed class ChatMessageTests
{
    [Fact]
    public void Assistant_message_is_its_contents_in_order_and_behind_it_the_results()
    {
        IReadOnlyList<ChatMessage> messages = Samples.Messages[1].ToChatMessages();

        Assert.Equal([ChatRole.Assistant, ChatRole.Tool], messages.Select(message => message.Role));
        Assert.Equal("run-1", messages[0].MessageId);
        Assert.Equal(
            [
                "reasoning 'let me' sig==", "reasoning '' ", "text 'It rains.' 2", "call c1 get_weather {\"city\":\"Zürich\",\"days\":3,\"n\":1.50,\"deep\":{\"a\":[null,true]}}",
                "call c2 broken {}", "call c3 quiet {}", "WebSearchToolCallContent", "WebSearchToolResultContent",
            ],
            messages[0].Contents.Select(Line));
        Assert.Equal(["result c1 18 °C", "result c2 The arguments are not valid JSON.", "result c3 "], messages[1].Contents.Select(Line));
    }

    [Fact]
    public void User_message_has_its_media()
    {
        ChatMessage message = Assert.Single(Samples.Messages[0].ToChatMessages());

        Assert.Equal(ChatRole.User, message.Role);
        Assert.Equal(["text 'Wie ist das Wetter in Zürich? 😀' 0", "data image/png AAH+/w== sky.png", "uri application/pdf https://example.org/a.pdf?x=1"], message.Contents.Select(Line));
    }

    [Fact]
    public void Results_of_actions_are_a_tool_message()
    {
        ChatMessage message = Assert.Single(Samples.Messages[2].ToChatMessages());

        Assert.Equal((ChatRole.Tool, "run-2"), (message.Role, message.MessageId));
        Assert.Equal(["result c1 18 °C"], message.Contents.Select(Line));
    }

    [Fact]
    public void Call_that_a_provider_ran_is_for_information_where_nothing_stands_for_it()
    {
        var message = new AgentMessage(AgentRole.Assistant, [new ActionBlock("s", "search", Samples.Json("{}"), Result: "found", IsServerSide: true)]);

        ChatMessage chat = Assert.Single(message.ToChatMessages());

        Assert.True(Assert.IsType<FunctionCallContent>(Assert.Single(chat.Contents)).InformationalOnly);
    }

    [Fact]
    public void Replay_of_a_kind_that_is_not_known_leaves_what_it_stands_for()
    {
        var message = new AgentMessage(
            AgentRole.Assistant, [new TextBlock("a"), new ReplayBlock(Samples.Json("""{"$type":"hologram"}"""), Replaces: 1), new ReplayBlock(Samples.Json("[]"))]);

        Assert.Equal(["text 'a' 0"], Assert.Single(message.ToChatMessages()).Contents.Select(Line));
    }

    [Fact]
    public void Message_of_a_client_comes_back_as_it_was()
    {
        ChatMessage[] messages =
        [
            new(ChatRole.User, [new TextContent("hi"), new DataContent(new byte[] { 1, 2 }, "image/png") { Name = "n" }, new UriContent("https://example.org/x", "text/html")]) { MessageId = "m1" },
            new(
                ChatRole.Assistant,
                [
                    new TextReasoningContent("hm") { ProtectedData = "sig" },
                    new TextContent("It rains.") { Annotations = [new Citation("https://example.org/w", "W", "rain", 3, 8).ToAnnotation()] },
                    new FunctionCallContent("c", "f", new Dictionary<string, object?> { ["a"] = 1, ["b"] = new[] { "x" } }),
                    new FunctionCallContent("i", "g") { InformationalOnly = true },
                    new FunctionCallContent("p", "h") { AdditionalProperties = new() { ["signature"] = "s" } },
                    new WebSearchToolCallContent("w") { Queries = ["q"] },
                    new FunctionResultContent("i", "served"),
                    new HostedFileContent("file"),
                ]),
            new(ChatRole.Tool, [new FunctionResultContent("c", "done"), new FunctionResultContent("d", new[] { 1 })]),
        ];

        foreach (ChatMessage message in messages)
        {
            ChatMessage back = Assert.Single(AgentMessage.FromChatMessage(message).ToChatMessages());

            Assert.Equal((message.Role, message.MessageId), (back.Role, back.MessageId));
            Assert.Equal(message.Contents.Select(Line), back.Contents.Select(Line));
        }
    }

    [Fact]
    public void Message_of_a_client_has_typed_blocks()
    {
        AgentMessage message = AgentMessage.FromChatMessage(new(
            ChatRole.Assistant,
            [
                new TextReasoningContent("hm") { ProtectedData = "sig" },
                new FunctionCallContent("c", "f", new Dictionary<string, object?> { ["a"] = 1 }),
                new FunctionCallContent("d", "g") { Exception = new JsonException("no JSON") },
                new TextContent("x"),
            ]));

        Assert.Equal(new ThoughtBlock("thought-1", "hm", "sig"), message.Blocks[0]);
        Assert.Equal(("c", "f", 1), (message.Actions.First().Id, message.Actions.First().Name, message.Actions.First().Body.GetProperty("a").GetInt32()));
        Assert.Equal((JsonValueKind.Undefined, "no JSON"), (message.Actions.Last().Body.ValueKind, message.Actions.Last().RawBody));
        Assert.Equal("x", message.Text);
    }

    [Fact]
    public void Failed_result_of_a_client_is_an_error()
    {
        AgentMessage message = AgentMessage.FromChatMessage(new(ChatRole.Tool, [new FunctionResultContent("c", null) { Exception = new InvalidOperationException("broken") }]));

        ActionBlock block = Assert.IsType<ActionBlock>(Assert.Single(message.Blocks));
        Assert.Equal((AgentRole.Action, "broken", true), (message.Role, block.Result, block.IsError));
    }

    [Fact]
    public void System_message_is_no_part_of_a_transcript()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => AgentMessage.FromChatMessage(new(ChatRole.System, "be kind")));

        Assert.Contains("Agent.SystemPrompt", error.Message, StringComparison.Ordinal);
    }

    private static string Line(AIContent content) => content switch
    {
        TextContent text => $"text '{text.Text}' {text.Annotations?.Count ?? 0}",
        TextReasoningContent thought => $"reasoning '{thought.Text}' {thought.ProtectedData}",
        FunctionCallContent call => $"call{(call.InformationalOnly ? " informational" : "")} {call.CallId} {call.Name} {Compact(call.Arguments ?? new Dictionary<string, object?>())}{(call.AdditionalProperties is { } more ? " " + more.Count : "")}",
        FunctionResultContent result => $"result {result.CallId} {(result.Result is int[] ? "[1]" : result.Result)}",
        DataContent data => $"data {data.MediaType} {Convert.ToBase64String(data.Data.Span)} {data.Name}",
        UriContent found => $"uri {found.MediaType} {found.Uri}",
        _ => content.GetType().Name,
    };

    private static string Compact(IDictionary<string, object?> arguments) =>
        "{" + string.Join(',', arguments.Select(static pair => $"\"{pair.Key}\":{(pair.Value is JsonElement json ? json.GetRawText() : JsonSerializer.Serialize(pair.Value))}")) + "}";
}
