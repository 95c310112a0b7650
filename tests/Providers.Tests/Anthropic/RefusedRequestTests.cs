using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Anthropic;

/// <summary>What this wire cannot say is refused before anything is sent, with what to do about it.</summary>
public sealed class RefusedRequestTests
{
    public static TheoryData<string, ChatOptions> Options => new()
    {
        { "FrequencyPenalty", new ChatOptions { FrequencyPenalty = 0.5f } },
        { "PresencePenalty", new ChatOptions { PresencePenalty = 0.5f } },
        { "Seed", new ChatOptions { Seed = 1 } },
        { "ConversationId", new ChatOptions { ConversationId = "c" } },
        { "schema", new ChatOptions { ResponseFormat = ChatResponseFormat.Json } },
        { "requires an action", new ChatOptions { ToolMode = ChatToolMode.RequireAny } },
        { "HostedMcpServerTool", new ChatOptions { Tools = [new HostedMcpServerTool("m", new Uri("https://example.org/mcp"))] } },
        { "HostedFileSearchTool", new ChatOptions { Tools = [new HostedFileSearchTool()] } },
        { "Inputs", new ChatOptions { Tools = [new HostedCodeInterpreterTool { Inputs = [new HostedFileContent("f")] }] } },
        { "'max_tokens'", new ChatOptions { AdditionalProperties = new() { ["max_tokens"] = 5 } } },
        { "'temperature'", new ChatOptions { Temperature = 1, AdditionalProperties = new() { ["temperature"] = 0 } } },
        { "AdditionalProperties['when']", new ChatOptions { AdditionalProperties = new() { ["when"] = typeof(string) } } },
        { "temperature", new ChatOptions { Reasoning = new() { Effort = ReasoningEffort.Low }, Temperature = 0.2f } },
        { "TopK", new ChatOptions { Reasoning = new() { Effort = ReasoningEffort.Low }, TopK = 3 } },
        { "TopP", new ChatOptions { Reasoning = new() { Effort = ReasoningEffort.Low }, TopP = 0.5f } },
        { "forced action", new ChatOptions { Reasoning = new() { Effort = ReasoningEffort.Low }, ToolMode = ChatToolMode.RequireAny, Tools = [AIFunctionFactory.Create(() => 1, "one")] } },
    };

    public static TheoryData<string, ChatMessage> Messages => new()
    {
        { "image/tiff", new ChatMessage(ChatRole.User, [new DataContent(new byte[] { 1 }, "image/tiff")]) },
        { "audio/wav", new ChatMessage(ChatRole.User, [new DataContent(new byte[] { 1 }, "audio/wav")]) },
        { "text/html", new ChatMessage(ChatRole.User, [new UriContent("https://example.org/", "text/html")]) },
        { "'file:'", new ChatMessage(ChatRole.User, [new UriContent("file:///a.png", "image/png")]) },
        { "assistant has a DataContent", new ChatMessage(ChatRole.Assistant, [new DataContent(new byte[] { 1 }, "image/png")]) },
        { "system message has a DataContent", new ChatMessage(ChatRole.System, [new DataContent(new byte[] { 1 }, "image/png")]) },
        { "role like 'critic'", new ChatMessage(new ChatRole("critic"), "No.") },
        { "nothing to send", new ChatMessage(ChatRole.User, " ") },
        { "result in it", new ChatMessage(ChatRole.Tool, [new FunctionResultContent("t", new FunctionResultContent("u", "x"))]) },
    };

    [Theory]
    [MemberData(nameof(Options))]
    public async Task Option_is_refused(string word, ChatOptions options) => Assert.Contains(word, await Asked.Refusal(options), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Message_is_refused(string word, ChatMessage message) => Assert.Contains(word, await Asked.Refusal(new(), message), StringComparison.Ordinal);

    [Fact]
    public async Task Request_without_a_model_is_refused()
    {
        var client = new GenFlow.Anthropic.AnthropicChatClient(new GenFlow.Anthropic.AnthropicOptions { ApiKey = Claude.Key });

        var error = await Assert.ThrowsAsync<ModelRequestException>(async () => await client.StreamAsync([Claude.User("Hi")], new()).GetAsyncEnumerator().MoveNextAsync());
        Assert.Contains("No model is named", error.Message, StringComparison.Ordinal);
    }
}
