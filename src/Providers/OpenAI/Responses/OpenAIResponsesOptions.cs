using GenFlow.Models.Http;

namespace GenFlow.OpenAI;

/// <summary>How a client of the Responses API works. The key's environment variable is <c>OPENAI_API_KEY</c>; a server other than
/// OpenAI's own may do without a key.</summary>
public sealed class OpenAIResponsesOptions : HttpModelOptions
{
    /// <summary>The organization that a request counts for, where the key's owner belongs to several; null for the key's own.</summary>
    public string? Organization { get; init; }

    /// <summary>The project that a request counts for; null for the key's own.</summary>
    public string? Project { get; init; }

    /// <summary>Whether the provider keeps responses; false by default. It keeps those of requests with a
    /// <see cref="Microsoft.Extensions.AI.ChatOptions.ConversationId"/> in any case, because only a response that was kept can be gone on from.</summary>
    public bool Store { get; init; }

    /// <summary>Whether a model gives its thoughts in encrypted form too, so that they can be given back to it: what it thought before
    /// an action is lost behind it otherwise. Null, the default, for requests that set
    /// <see cref="Microsoft.Extensions.AI.ChatOptions.Reasoning"/> and are not kept by the provider. True for models that think
    /// unasked; those that cannot think refuse it.</summary>
    public bool? EncryptedReasoning { get; init; }
}
