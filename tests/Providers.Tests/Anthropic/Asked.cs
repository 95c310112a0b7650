using System.Text.Json;
using GenFlow.Anthropic;
using GenFlow.Models;
using GenFlow.Providers.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Anthropic;

/// <summary>What the client asks its server.</summary>
internal static class Asked
{
    public static Task<JsonElement> Body(params ChatMessage[] messages) => Body(new ChatOptions(), messages);

    public static async Task<JsonElement> Body(ChatOptions options, params ChatMessage[] messages) => (await Send(new(), options, messages)).Bodies[0];

    public static async Task<CannedHandler> Send(AnthropicOptionsOf settings, ChatOptions options, params ChatMessage[] messages)
    {
        CannedHandler handler = CannedHandler.Of(Claude.Brief);
        await DeltaText.LinesAsync(settings.Over(handler), messages.Length == 0 ? [Claude.User("Hi")] : messages, options);
        return handler;
    }

    /// <summary>The error of a request that is not sent.</summary>
    public static async Task<string> Refusal(ChatOptions options, params ChatMessage[] messages)
    {
        CannedHandler handler = CannedHandler.Of(Claude.Brief);
        AnthropicChatClient client = new AnthropicOptionsOf().Over(handler);
        var error = await Assert.ThrowsAsync<ModelRequestException>(async () =>
        {
            await foreach (ModelDelta _ in client.StreamAsync(messages.Length == 0 ? [Claude.User("Hi")] : messages, options))
            {
            }
        });
        Assert.Empty(handler.Bodies);
        return error.Message;
    }

    public static void Equal(string expected, JsonElement actual)
    {
        using JsonDocument json = JsonDocument.Parse(expected);
        Assert.True(JsonElement.DeepEquals(json.RootElement, actual), $"Expected: {json.RootElement.GetRawText()}\nActual:   {actual.GetRawText()}");
    }
}

/// <summary>The settings that tests vary.</summary>
internal sealed record AnthropicOptionsOf(
    PromptCaching Caching = PromptCaching.Never, ThinkingMode Thinking = ThinkingMode.Auto, string[]? Betas = null, Dictionary<string, string>? Headers = null)
{
    public AnthropicChatClient Over(HttpMessageHandler handler) => new(new AnthropicOptions
    {
        Model = "claude-sonnet-4-5",
        ApiKey = Claude.Key,
        MaxRetries = 0,
        HttpClient = new HttpClient(handler),
        PromptCaching = Caching,
        Thinking = Thinking,
        Betas = Betas ?? [],
        Headers = Headers ?? [],
    });
}
