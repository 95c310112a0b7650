using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic.Models.Messages;
using GenFlow.Agents;
using GenFlow.Anthropic;
using GenFlow.Benchmarks.Wires;
using GenFlow.Models.ChatCompletions;
using GenFlow.OpenAI;
using Microsoft.Extensions.AI;

namespace GenFlow.Benchmarks.Cases;

/// <summary>From a provider's bytes to the agent's event in the consumer's hands, beside the raw streams of the providers' own clients.</summary>
internal static class WireStreaming
{
    private const int Deltas = 10_000;
    private static readonly byte[] s_anthropicBytes = CannedAnswer.Anthropic(Deltas);
    private static readonly byte[] s_chatBytes = CannedAnswer.Chat(Deltas);
    private static readonly byte[] s_responsesBytes = CannedAnswer.Responses(Deltas);

    private static readonly AnthropicChatClient s_anthropic = new(new AnthropicOptions { Model = "claude", ApiKey = "k", HttpClient = Client(s_anthropicBytes) });
    private static readonly OpenAIChatClient s_chat = new(new ChatCompletionsOptions { Model = "m", ApiKey = "k", HttpClient = Client(s_chatBytes) });
    private static readonly OpenAIResponsesChatClient s_responses = new(new OpenAIResponsesOptions { Model = "m", ApiKey = "k", HttpClient = Client(s_responsesBytes) });

    private static readonly global::Anthropic.AnthropicClient s_anthropicSdk = new() { ApiKey = "k", HttpClient = Client(s_anthropicBytes) };
    private static readonly global::OpenAI.Chat.ChatClient s_openAISdk = new(
        "m", new ApiKeyCredential("k"), new global::OpenAI.OpenAIClientOptions { Transport = new HttpClientPipelineTransport(Client(s_chatBytes)) });

    public static Task<long> Anthropic() => EventsAsync(s_anthropic);

    public static Task<long> Chat() => EventsAsync(s_chat);

    public static Task<long> Responses() => EventsAsync(s_responses);

    public static Task<long> AnthropicBytesOnly() => ReadAsync(s_anthropicBytes);

    public static Task<long> ChatBytesOnly() => ReadAsync(s_chatBytes);

    public static Task<long> ResponsesBytesOnly() => ReadAsync(s_responsesBytes);

    public static async Task<long> AnthropicSdk()
    {
        long characters = 0;
        var request = new MessageCreateParams { Model = "claude", MaxTokens = 10, Messages = [new UserMessageParam { Content = "Say much." }] };
        await foreach (RawMessageStreamEvent ev in s_anthropicSdk.Messages.CreateStreaming(request))
        {
            if (ev.TryPickContentBlockDelta(out RawContentBlockDeltaEvent? delta) && delta.Delta.TryPickText(out TextDelta? text))
            {
                characters += text.Text.Length;
            }
        }

        return Checked(characters);
    }

    public static async Task<long> OpenAISdk()
    {
        long characters = 0;
        await foreach (global::OpenAI.Chat.StreamingChatCompletionUpdate update in s_openAISdk.CompleteChatStreamingAsync(new global::OpenAI.Chat.UserChatMessage("Say much.")))
        {
            characters += update.ContentUpdate.Count > 0 ? update.ContentUpdate[0].Text.Length : 0;
        }

        return Checked(characters);
    }

    public static Task<double> AnthropicBytes() => BytesAsync(Anthropic);

    public static Task<double> ChatBytes() => BytesAsync(Chat);

    public static Task<double> ResponsesBytes() => BytesAsync(Responses);

    public static Task<double> AnthropicUpdatesBytes() => BytesAsync(static () => EventsAsync(new Middleware(s_anthropic)));

    public static Task<double> ChatUpdatesBytes() => BytesAsync(static () => EventsAsync(new Middleware(s_chat)));

    public static Task<double> AnthropicSdkBytes() => BytesAsync(AnthropicSdk);

    public static Task<double> OpenAISdkBytes() => BytesAsync(OpenAISdk);

    private static async Task<long> EventsAsync(IChatClient client)
    {
        long characters = 0;
        await foreach (AgentEvent ev in new Agent(client).StreamAsync("Say much."))
        {
            characters += ev is ContentDelta content ? content.Delta.Length : 0;
        }

        return Checked(characters);
    }

    private static async Task<long> ReadAsync(byte[] answer)
    {
        using var stream = new MemoryStream(answer);
        byte[] buffer = new byte[4096];
        long total = 0;
        int count;
        while ((count = await stream.ReadAsync(buffer)) > 0)
        {
            total += count;
        }

        return total == answer.Length ? Deltas : throw new InvalidOperationException("Bytes are missing.");
    }

    private static long Checked(long characters) =>
        characters == Deltas * "word ".Length ? Deltas : throw new InvalidOperationException($"{characters} characters came.");

    private static async Task<double> BytesAsync(Func<Task<long>> run)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        await run();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Deltas;
    }

    private static HttpClient Client(byte[] answer) => new(new CannedAnswer(answer));

    // Between client and agent: all the agent has then is IChatClient.
    private sealed class Middleware(IChatClient inner) : DelegatingChatClient(inner);
}
