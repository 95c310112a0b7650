using System.Text.Json;
using GenFlow.Agents.Testing;
using GenFlow.Ecosystem.Tests.Support;
using GenFlow.Models.ChatCompletions;
using GenFlow.OpenAI;
using Microsoft.Extensions.AI;

namespace GenFlow.Ecosystem.Tests.Foreign;

using Sdk = GenFlow.Ecosystem.Tests.Sdk.Sdk;

/// <summary>Our clients and actions in code that knows only Microsoft.Extensions.AI.</summary>
public sealed class ForeignCodeTests
{
    [Fact]
    public async Task Anthropic_gets_signed_thoughts_calls_and_results_back()
    {
        (ChatResponse response, WireRequest next) = await LoopAsync(Sdk.Ours, ThoughtTextCall.Anthropic, Fixture.Anthropic("text"));

        JsonElement[] messages = [.. next.Json.GetProperty("messages").EnumerateArray()];
        Assert.Equal(["user", "assistant", "user"], messages.Select(static message => message.GetProperty("role").GetString()));
        Assert.Equal(
            [
                """{"type":"thinking","thinking":"Ask Oslo.","signature":"c2ln+/="}""",
                """{"type":"text","text":"I look."}""",
                """{"type":"tool_use","id":"toolu_1","name":"get_weather","input":{"city":"Oslo"}}""",
            ],
            Blocks(messages[1]));
        Assert.Equal(["""{"type":"tool_result","tool_use_id":"toolu_1","content":[{"type":"text","text":"Fine in Oslo"}]}"""], Blocks(messages[2]));
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.True(response.Usage!.InputTokenCount > 30);
        Assert.Equal("Fine in Oslo", response.Messages.SelectMany(static message => message.Contents).OfType<FunctionResultContent>().Single().Result?.ToString());
    }

    [Fact]
    public async Task Responses_get_items_and_outputs_back()
    {
        (ChatResponse response, WireRequest next) = await LoopAsync(
            static url => new OpenAIResponsesChatClient(new OpenAIResponsesOptions { Model = "gpt-x", ApiKey = "key", BaseUrl = new Uri(url, "v1"), MaxRetries = 0 }),
            Fixture.Responses("call"),
            Fixture.Responses("text"));

        JsonElement[] items = [.. next.Json.GetProperty("input").EnumerateArray()];
        JsonElement call = Assert.Single(items, static item => TypeOf(item) == "function_call");
        Assert.Equal(("call_1", "get_weather"), (call.GetProperty("call_id").GetString(), call.GetProperty("name").GetString()));
        JsonElement output = Assert.Single(items, static item => TypeOf(item) == "function_call_output");
        Assert.Equal(("call_1", "Fine in Paris"), (output.GetProperty("call_id").GetString(), output.GetProperty("output").GetString()));
        Assert.NotNull(response.Usage);
    }

    [Fact]
    public async Task Chat_completions_get_calls_with_their_proofs_and_results_back()
    {
        (ChatResponse response, WireRequest next) = await LoopAsync(
            static url => new OpenAIChatClient(new ChatCompletionsOptions { Model = "gemini", ApiKey = "key", BaseUrl = new Uri(url, "v1"), MaxRetries = 0 }),
            Fixture.Chat("gemini-signed-call"),
            Fixture.Chat("openai-text"));

        JsonElement[] messages = [.. next.Json.GetProperty("messages").EnumerateArray()];
        Assert.Equal(["user", "assistant", "tool", "tool"], messages.Select(static message => message.GetProperty("role").GetString()));
        Assert.Equal("c2ln+/=", messages[1].GetProperty("tool_calls")[0].GetProperty("extra_content").GetProperty("google").GetProperty("thought_signature").GetString());
        Assert.Equal(
            [("function-call-1", "Fine in Paris"), ("function-call-2", "12:00")],
            messages[2..].Select(static message => (message.GetProperty("tool_call_id").GetString()!, message.GetProperty("content").GetString()!)));
        Assert.NotNull(response.Usage);
    }

    [Fact]
    public async Task Answer_without_streaming_is_the_same()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(ThoughtTextCall.Anthropic, ThoughtTextCall.Anthropic);
        using IChatClient client = Sdk.Ours(player.Url);

        ChatResponse whole = await client.GetResponseAsync("Go.");
        ChatResponse collected = await client.GetStreamingResponseAsync("Go.").ToChatResponseAsync();

        Assert.Equal(Contents(collected), Contents(whole));
        Assert.Equal((30, 20, 50), (whole.Usage!.InputTokenCount, whole.Usage.OutputTokenCount, whole.Usage.TotalTokenCount));
        Assert.Equal((ChatFinishReason.ToolCalls, "msg_t", "claude-sonnet-4-5"), (whole.FinishReason, whole.ResponseId, whole.ModelId));
    }

    [Fact]
    public async Task Response_format_reaches_each_provider_as_its_own_demand()
    {
        using JsonDocument schema = JsonDocument.Parse("""{"type":"object","properties":{"city":{"type":"string"}},"required":["city"],"additionalProperties":false}""");
        var options = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema.RootElement, "place", "A place.") };

        JsonElement responses = await AskAsync(
            static url => new OpenAIResponsesChatClient(new OpenAIResponsesOptions { Model = "gpt-x", ApiKey = "key", BaseUrl = new Uri(url, "v1") }), Fixture.Responses("text"), options);
        JsonElement chat = await AskAsync(
            static url => new OpenAIChatClient(new ChatCompletionsOptions { Model = "gpt-x", ApiKey = "key", BaseUrl = new Uri(url, "v1") }), Fixture.Chat("openai-text"), options);
        JsonElement anthropic = await AskAsync(Sdk.Ours, Fixture.Anthropic("text"), options);

        Assert.Equal("place", responses.GetProperty("text").GetProperty("format").GetProperty("name").GetString());
        Assert.Equal("place", chat.GetProperty("response_format").GetProperty("json_schema").GetProperty("name").GetString());
        Assert.Contains("\"additionalProperties\":false", anthropic.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problem_of_an_action_goes_back_as_an_error_and_the_loop_goes_on()
    {
        (ChatResponse response, WireRequest next) = await LoopAsync(
            Sdk.Ours, Fixture.Anthropic("tool-input-in-start"), [AIFunctionFactory.Create(static string (string city) => throw new InvalidOperationException("No wind."), "get_weather")], Fixture.Anthropic("text"));

        Assert.Contains("No wind.", next.Text, StringComparison.Ordinal);
        Assert.Contains("\"is_error\":true", next.Text, StringComparison.Ordinal);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
    }

    private static Task<(ChatResponse Response, WireRequest Next)> LoopAsync(Func<Uri, IChatClient> createClient, WireAnswer first, WireAnswer second) =>
        LoopAsync(createClient, first, [.. Functions.All], second);

    private static async Task<(ChatResponse Response, WireRequest Next)> LoopAsync(Func<Uri, IChatClient> createClient, WireAnswer first, IList<AITool> tools, WireAnswer second)
    {
        await using WirePlayer player = await WirePlayer.StartAsync(first, second);
        using var loop = new FunctionLoop(createClient(player.Url));
        ChatResponse response = await loop.GetResponseAsync("Go.", new ChatOptions { Tools = tools });
        player.Verify();
        return (response, player.Requests[1]);
    }

    private static async Task<JsonElement> AskAsync(Func<Uri, IChatClient> createClient, WireAnswer answer, ChatOptions options)
    {
        await using WirePlayer player = await WirePlayer.StartAsync(answer);
        using IChatClient client = createClient(player.Url);
        await client.GetResponseAsync("Where?", options);
        return player.Requests[0].Json;
    }

    private static string? TypeOf(JsonElement item) => item.TryGetProperty("type", out JsonElement type) ? type.GetString() : null;

    private static IEnumerable<string> Blocks(JsonElement message) => message.GetProperty("content").EnumerateArray().Select(static block => JsonSerializer.Serialize(block, s_plain));

    private static readonly JsonSerializerOptions s_plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static IEnumerable<string> Contents(ChatResponse response) =>
        response.Messages.SelectMany(static message => message.Contents).Select(static content => JsonSerializer.Serialize(content, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(AIContent))));
}
