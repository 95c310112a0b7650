using System.Text.Json;
using GenFlow.Agents.Testing;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scripting;

public sealed class ScriptedChatClientTests
{
    [Fact]
    public void A_chat_client_is_no_model_stream() => Assert.False(typeof(IModelStream).IsAssignableFrom(typeof(ScriptedChatClient)));

    [Fact]
    public async Task Calls_arrive_whole_and_in_their_place()
    {
        var client = new ScriptedChatClient(new Reply().Model("m-1", "r-1")
            .Thought("let ", "me").Signature("sig").Text("Look", "ing").Action("c1", "find", "{\"ci", "ty\":\"Os", "lo\"}").Usage(1, 1).Usage(10, 5));

        ChatResponse response = await client.GetResponseAsync(ScriptRunner.Asking("Hi"));

        ChatMessage message = Assert.Single(response.Messages);
        Assert.Equal("let me", string.Concat(message.Contents.OfType<TextReasoningContent>().Select(static content => content.Text)));
        Assert.Equal("sig", message.Contents.OfType<TextReasoningContent>().Last().ProtectedData);
        Assert.Equal("Looking", message.Text);
        FunctionCallContent call = Assert.Single(message.Contents.OfType<FunctionCallContent>());
        Assert.Equal(("c1", "find", "Oslo"), (call.CallId, call.Name, ((JsonElement)call.Arguments!["city"]!).GetString()));
        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
        Assert.Equal(("m-1", "r-1"), (response.ModelId, response.ResponseId));
        Assert.Equal((10, 5), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount));
    }

    [Theory]
    [InlineData("{\"a", typeof(JsonException))]
    [InlineData("[1]", typeof(JsonException))]
    public async Task Arguments_that_are_no_object_arrive_as_an_error(string arguments, Type error)
    {
        var client = new ScriptedChatClient(new Reply().Action("c1", "find", arguments));

        ChatResponse response = await client.GetResponseAsync(ScriptRunner.Asking("Hi"));

        FunctionCallContent call = Assert.Single(response.Messages[0].Contents.OfType<FunctionCallContent>());
        Assert.IsAssignableFrom(error, call.Exception);
        Assert.Null(call.Arguments);
    }

    [Fact]
    public async Task A_call_that_was_cut_never_arrives()
    {
        var client = new ScriptedChatClient(new Reply().Text("a").Action("c1", "find", "{}").Cut());

        ChatResponse response = await client.GetResponseAsync(ScriptRunner.Asking("Hi"));

        Assert.Empty(response.Messages[0].Contents.OfType<FunctionCallContent>());
        Assert.Null(response.FinishReason);
    }

    [Theory]
    [InlineData(StopReason.EndOfTurn, "end_turn", "stop")]
    [InlineData(StopReason.OutputLimit, "max_tokens", "length")]
    [InlineData(StopReason.ContentFilter, "safety", "content_filter")]
    [InlineData(StopReason.Refusal, "refusal", "refusal")]
    public async Task Stop_reasons_are_those_of_the_abstraction_or_the_raw_word(StopReason reason, string raw, string expected)
    {
        var client = new ScriptedChatClient(new Reply().Text("a").Stop(reason, raw));

        Assert.Equal(expected, (await client.GetResponseAsync(ScriptRunner.Asking("Hi"))).FinishReason?.Value);
    }

    [Fact]
    public async Task Raw_updates_come_as_they_are_and_one_with_a_reason_is_the_last()
    {
        var raw = new ChatResponseUpdate(ChatRole.Assistant, [new TextContent("a")]) { FinishReason = new("own") };
        var client = new ScriptedChatClient(new Reply().Update(raw));

        List<ChatResponseUpdate> updates = [];
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(ScriptRunner.Asking("Hi")))
        {
            updates.Add(update);
        }

        Assert.Same(raw, Assert.Single(updates));
    }

    [Fact]
    public async Task The_script_and_the_counts_are_as_for_a_model_stream()
    {
        var client = ScriptedChatClient.Of(static request => $"{request.Number}: {request.UserText}");

        Assert.Equal("1: Hi", (await client.GetResponseAsync(ScriptRunner.Asking("Hi"))).Text);
        await foreach (ChatResponseUpdate _ in client.GetStreamingResponseAsync(ScriptRunner.Asking("Ho")))
        {
            break;
        }

        Assert.Equal((2, 2), (client.Opened, client.Closed));
        Assert.Equal(["Hi", "Ho"], client.Requests.Select(static request => request.UserText));
    }
}
