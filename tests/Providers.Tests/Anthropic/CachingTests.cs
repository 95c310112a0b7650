using System.Text.Json;
using GenFlow.Anthropic;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Anthropic;

public sealed class CachingTests
{
    private static readonly ChatOptions s_options = new() { Instructions = "Be brief.", Tools = [AIFunctionFactory.Create(() => 1, "one"), AIFunctionFactory.Create(() => 2, "two")] };

    private static readonly ChatMessage[] s_messages =
    [
        new(ChatRole.System, "Be kind."), Claude.User("a"), new(ChatRole.Assistant, "b"), Claude.User("c"),
        new(ChatRole.Assistant, [new FunctionCallContent("t1", "one"), new FunctionCallContent("t2", "two")]),
        new(ChatRole.Tool, [new FunctionResultContent("t1", "1"), new FunctionResultContent("t2", "2")]),
    ];

    [Fact]
    public async Task Nothing_is_marked_by_default() =>
        Assert.DoesNotContain("cache_control", (await Asked.Send(new(), s_options, s_messages)).Bodies[0].GetRawText(), StringComparison.Ordinal);

    [Theory]
    [InlineData(PromptCaching.Agentic, """{"type":"ephemeral"}""")]
    [InlineData(PromptCaching.Conversational, """{"type":"ephemeral","ttl":"1h"}""")]
    public async Task Tools_system_and_the_last_two_messages_of_the_user_are_marked(PromptCaching caching, string mark)
    {
        JsonElement body = (await Asked.Send(new(caching), s_options, s_messages)).Bodies[0];

        Assert.Equal(4, body.GetRawText().Split("cache_control").Length - 1);
        Asked.Equal(mark, body.GetProperty("tools")[1].GetProperty("cache_control"));
        Asked.Equal(mark, body.GetProperty("system")[1].GetProperty("cache_control"));
        Asked.Equal(mark, body.GetProperty("messages")[4].GetProperty("content")[1].GetProperty("cache_control"));
        Asked.Equal(mark, body.GetProperty("messages")[2].GetProperty("content")[0].GetProperty("cache_control"));
    }

    [Fact]
    public async Task First_message_is_marked_once()
    {
        JsonElement body = (await Asked.Send(new(PromptCaching.Agentic), new ChatOptions())).Bodies[0];

        Asked.Equal("""[{"role":"user","content":[{"type":"text","text":"Hi","cache_control":{"type":"ephemeral"}}]}]""", body.GetProperty("messages"));
    }

    [Fact]
    public async Task Thoughts_and_blocks_that_go_back_as_they_came_are_not_marked()
    {
        var redacted = GenFlow.Models.Http.WireContent.Keep(new TextReasoningContent(""), "anthropic", """{"type":"redacted_thinking","data":"x"}""");
        JsonElement body = (await Asked.Send(
            new(PromptCaching.Agentic), new ChatOptions(),
            Claude.User("a"), new ChatMessage(ChatRole.Assistant, [new TextContent("b"), new TextReasoningContent("t") { ProtectedData = "s" }, redacted]))).Bodies[0];

        Asked.Equal(
            """[{"type":"text","text":"b","cache_control":{"type":"ephemeral"}},{"type":"thinking","thinking":"t","signature":"s"},{"type":"redacted_thinking","data":"x"}]""",
            body.GetProperty("messages")[1].GetProperty("content"));
    }
}
