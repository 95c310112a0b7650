using GenFlow.Models.ChatCompletions;

namespace GenFlow.OpenAI;

/// <summary>Servers that speak Chat Completions, as they document themselves.</summary>
/// <remarks>Where a server is elsewhere than here, <see cref="GenFlow.Models.Http.HttpModelOptions.BaseUrl"/> says so; what it
/// does otherwise, <c>OpenAICompatible.VLlm with { … }</c>.</remarks>
public static class OpenAICompatible
{
    /// <summary>OpenAI. The key is in <c>OPENAI_API_KEY</c>.</summary>
    public static ChatCompletionsServer OpenAI { get; } = new("OpenAI", new("https://api.openai.com/v1"))
    {
        KeyVariable = "OPENAI_API_KEY",
        RequiresKey = true,
        UsesMaxCompletionTokens = true,
    };

    /// <summary>xAI. The key is in <c>XAI_API_KEY</c>.</summary>
    public static ChatCompletionsServer XAI { get; } = new("xAI", new("https://api.x.ai/v1"))
    {
        KeyVariable = "XAI_API_KEY",
        RequiresKey = true,
    };

    /// <summary>Google's Gemini. The key is in <c>GEMINI_API_KEY</c>. The signatures of its calls go back to it.</summary>
    public static ChatCompletionsServer Gemini { get; } = new("Gemini", new("https://generativelanguage.googleapis.com/v1beta/openai"))
    {
        KeyVariable = "GEMINI_API_KEY",
        RequiresKey = true,
    };

    /// <summary>DeepSeek. The key is in <c>DEEPSEEK_API_KEY</c>. It refuses calls whose thoughts do not go back to it.</summary>
    public static ChatCompletionsServer DeepSeek { get; } = new("DeepSeek", new("https://api.deepseek.com"))
    {
        KeyVariable = "DEEPSEEK_API_KEY",
        RequiresKey = true,
        ReasoningReplay = ReasoningReplay.WithActions,
    };

    /// <summary>Mistral. The key is in <c>MISTRAL_API_KEY</c>. It tells its usage unasked, and refuses members that it does not know.</summary>
    public static ChatCompletionsServer Mistral { get; } = new("Mistral", new("https://api.mistral.ai/v1"))
    {
        KeyVariable = "MISTRAL_API_KEY",
        RequiresKey = true,
        TakesStreamOptions = false,
        SeedMember = "random_seed",
    };

    /// <summary>OpenRouter. The key is in <c>OPENROUTER_API_KEY</c>. Its <c>reasoning_details</c> go back to it.</summary>
    public static ChatCompletionsServer OpenRouter { get; } = new("OpenRouter", new("https://openrouter.ai/api/v1"))
    {
        KeyVariable = "OPENROUTER_API_KEY",
        RequiresKey = true,
        TakesTopK = true,
        ReasoningMember = "reasoning",
    };

    /// <summary>Groq. The key is in <c>GROQ_API_KEY</c>.</summary>
    public static ChatCompletionsServer Groq { get; } = new("Groq", new("https://api.groq.com/openai/v1"))
    {
        KeyVariable = "GROQ_API_KEY",
        RequiresKey = true,
        UsesMaxCompletionTokens = true,
        ReasoningMember = "reasoning",
    };

    /// <summary>llama.cpp's <c>llama-server</c> on this machine, at its default port 8080. No key.</summary>
    public static ChatCompletionsServer LlamaServer { get; } = new("llama-server", new("http://localhost:8080/v1")) { TakesTopK = true };

    /// <summary>Ollama on this machine, at its default port 11434. No key.</summary>
    public static ChatCompletionsServer Ollama { get; } = new("Ollama", new("http://localhost:11434/v1")) { ReasoningMember = "reasoning" };

    /// <summary>vLLM on this machine, at its default port 8000. No key.</summary>
    public static ChatCompletionsServer VLlm { get; } = new("vLLM", new("http://localhost:8000/v1"))
    {
        TakesTopK = true,
        ReasoningMember = "reasoning",
    };

    /// <summary>Another server: what most of them take, and no key but one that the options give.</summary>
    /// <param name="url">Where its API is, up to and without <c>chat/completions</c>.</param>
    /// <returns>The server; its name is its host.</returns>
    public static ChatCompletionsServer At(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return new(url.IsAbsoluteUri ? url.Authority : url.OriginalString, url);
    }
}
