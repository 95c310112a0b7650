using GenFlow.Models.Http;

namespace GenFlow.Models.ChatCompletions;

/// <summary>How a client of Chat Completions works.</summary>
public class ChatCompletionsOptions : HttpModelOptions
{
    /// <summary>The server, and what is particular to it; null for the client's own.</summary>
    public ChatCompletionsServer? Server { get; init; }
}
