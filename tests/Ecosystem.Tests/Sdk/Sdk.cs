using Anthropic.Models.Messages;
using GenFlow.Anthropic;
using Microsoft.Extensions.AI;
using SdkClient = Anthropic.AnthropicClient;

namespace GenFlow.Ecosystem.Tests.Sdk;

/// <summary>The official Anthropic library.</summary>
internal static class Sdk
{
    public const string Model = "claude-sonnet-4-5";

    public static IChatClient Client(Uri url) => new SdkClient { ApiKey = "key", BaseUrl = url.ToString().TrimEnd('/'), MaxRetries = 0 }.AsIChatClient(Model);

    public static IChatClient WithEvents(this IChatClient client) => client.WithAnthropicEvents(static raw => (raw as RawMessageStreamEvent)?.Json);

    public static AnthropicChatClient Ours(Uri url) => new(new AnthropicOptions { Model = Model, ApiKey = "key", BaseUrl = new Uri(url, "v1"), MaxRetries = 0 });
}
