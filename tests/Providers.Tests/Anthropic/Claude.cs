using System.Text;
using GenFlow.Anthropic;
using GenFlow.Providers.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Anthropic;

/// <summary>Clients of recorded answers.</summary>
internal static class Claude
{
    public const string Key = "sk-ant-api03-not-a-key";

    public static AnthropicChatClient Answering(params byte[][] answers) => Over(CannedHandler.Of(answers));

    public static AnthropicChatClient Over(HttpMessageHandler handler) => new(new AnthropicOptions
    {
        Model = "claude-sonnet-4-5",
        ApiKey = Key,
        MaxRetries = 0,
        HttpClient = new HttpClient(handler),
    });

    /// <summary>The events of an answer, each given as its JSON.</summary>
    public static byte[] Sse(params string[] events) => Encoding.UTF8.GetBytes(string.Concat(events.Select(static json => $"data: {json}\n\n")));

    public static string Start => """{"type":"message_start","message":{"id":"msg_1","model":"claude-sonnet-4-5","usage":{"input_tokens":1}}}""";

    public static string Stop => """{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":1}}""";

    public static string End => """{"type":"message_stop"}""";

    /// <summary>An answer that says nothing of interest.</summary>
    public static byte[] Brief => Sse(Start, """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":"Ok"}}""", """{"type":"content_block_stop","index":0}""", Stop, End);

    public static ChatMessage User(string text) => new(ChatRole.User, text);
}
