using GenFlow.Models.Http;

namespace GenFlow.Models.ChatCompletions;

/// <summary>A server that speaks OpenAI's Chat Completions, and what is particular to it.</summary>
/// <param name="Name">Its name, for people and telemetry. What the provider has sent for itself alone goes back to the server of
/// this name only.</param>
/// <param name="BaseUrl">Where its API is, up to and without <c>chat/completions</c>.</param>
public sealed record ChatCompletionsServer(string Name, Uri BaseUrl)
{
    /// <summary>The environment variable that its documentation names for the key, which is for the host of <see cref="BaseUrl"/> only;
    /// null for none.</summary>
    public string? KeyVariable { get; init; }

    /// <summary>Whether the host of <see cref="BaseUrl"/> answers nobody without a key: then a client is not made without one.</summary>
    public bool RequiresKey { get; init; }

    /// <summary>Whether the limit of output tokens is <c>max_completion_tokens</c>, and not <c>max_tokens</c> as before.</summary>
    public bool UsesMaxCompletionTokens { get; init; }

    /// <summary>Whether it is asked for the usage with <c>stream_options</c>; false for servers that refuse it, or tell it anyway.</summary>
    public bool TakesStreamOptions { get; init; } = true;

    /// <summary>Whether it takes <c>top_k</c>, which OpenAI does not have.</summary>
    public bool TakesTopK { get; init; }

    /// <summary>What it calls the seed.</summary>
    public string SeedMember { get; init; } = "seed";

    /// <summary>Whether it wants thoughts back as text; never by default.</summary>
    public ReasoningReplay ReasoningReplay { get; init; }

    /// <summary>What it calls thoughts in messages that are given back.</summary>
    public string ReasoningMember { get; init; } = "reasoning_content";

    internal HttpProvider ToProvider() => new(Name, BaseUrl, "chat/completions") { KeyVariable = KeyVariable, RequiresKey = RequiresKey };
}
