namespace Shared.Clients;

/// <summary>Who runs a model.</summary>
public enum ModelProvider
{
    /// <summary>This program: rules, no network.</summary>
    Offline,

    /// <summary>Anthropic, by the Messages API.</summary>
    Anthropic,

    /// <summary>OpenAI, by the Responses API.</summary>
    OpenAI,

    /// <summary>Any server that speaks Chat Completions: llama-server, Ollama, vLLM, most clouds.</summary>
    Compatible,
}
