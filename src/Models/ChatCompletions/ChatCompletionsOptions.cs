using GenFlow.Models.Http;

namespace GenFlow.Models.ChatCompletions;

/// <summary>How a client of Chat Completions works.</summary>
public class ChatCompletionsOptions : HttpModelOptions
{
    /// <summary>The server, and what is particular to it; null for OpenAI, or what <see cref="HttpModelOptions.BaseUrl"/> leads to, where
    /// the client is an OpenAIChatClient. A <see cref="ChatCompletionsClient"/> itself needs one.</summary>
    public ChatCompletionsServer? Server { get; init; }
}
