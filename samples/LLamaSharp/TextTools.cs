using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace LLamaSharpChat;

/// <summary>Tools for a client that hands on nothing but text: the model is told of them in the prompt, and its calls are read out of
/// what it writes. For models that were trained with the tags of Hermes and Qwen.</summary>
internal sealed class TextTools(IChatClient inner) : DelegatingChatClient(inner)
{
    private const int MostTokens = 2048;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        IReadOnlyList<AIFunctionDeclaration> tools = [.. (options?.Tools ?? []).OfType<AIFunctionDeclaration>()];
        ChatOptions asked = options?.Clone() ?? new ChatOptions();
        asked.Tools = null;
        asked.ToolMode = null;
        asked.MaxOutputTokens ??= MostTokens;
        var reader = new CallReader(tools.Count > 0);
        bool calls = false;
        await foreach (ChatResponseUpdate update in base.GetStreamingResponseAsync(ToolPrompt.Of(messages, options?.Instructions, tools), asked, cancellationToken))
        {
            foreach (AIContent content in reader.Read(update.Text))
            {
                calls |= content is FunctionCallContent;
                yield return new ChatResponseUpdate(ChatRole.Assistant, [content]) { MessageId = update.MessageId };
            }
        }

        foreach (AIContent content in reader.End())
        {
            calls |= content is FunctionCallContent;
            yield return new ChatResponseUpdate(ChatRole.Assistant, [content]);
        }

        yield return new ChatResponseUpdate(ChatRole.Assistant, []) { FinishReason = calls ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop };
    }
}
