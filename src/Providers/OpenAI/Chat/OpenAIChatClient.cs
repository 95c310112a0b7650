using GenFlow.Models;
using GenFlow.Models.ChatCompletions;

namespace GenFlow.OpenAI;

/// <summary>OpenAI's models over Chat Completions, and those of every server that is compatible with it. Safe for any number of
/// calls at once.</summary>
/// <example><code>
/// var cloud = new OpenAIChatClient(new ChatCompletionsOptions { Server = OpenAICompatible.DeepSeek, Model = "deepseek-chat" });
/// var local = new OpenAIChatClient(new ChatCompletionsOptions { BaseUrl = new Uri("http://localhost:8080/v1"), Model = "any" });
/// </code></example>
public sealed class OpenAIChatClient : ChatCompletionsClient
{
    /// <summary>A client of OpenAI's own server, with the key in <c>OPENAI_API_KEY</c>.</summary>
    /// <param name="model">The model, as OpenAI calls it.</param>
    /// <exception cref="ModelAuthenticationException">The environment has no key.</exception>
    public OpenAIChatClient(string model)
        : this(new ChatCompletionsOptions { Model = model ?? throw new ArgumentNullException(nameof(model)) })
    {
    }

    /// <summary>A client of the server that the options name.</summary>
    /// <param name="options">How it works. Without <see cref="ChatCompletionsOptions.Server"/> it asks OpenAI; and where
    /// <see cref="GenFlow.Models.Http.HttpModelOptions.BaseUrl"/> leads to another host, that one as
    /// <see cref="OpenAICompatible.At"/> has it: OpenAI's key in the environment is not for others.</param>
    /// <exception cref="ModelAuthenticationException">The server needs a key, and neither the options nor the environment have one.</exception>
    public OpenAIChatClient(ChatCompletionsOptions options)
        : base(options, ServerOf(options))
    {
    }

    private static ChatCompletionsServer ServerOf(ChatCompletionsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Server ?? options.BaseUrl switch
        {
            null => OpenAICompatible.OpenAI,
            { } url when OpenAIHost.IsOwn(url) => OpenAICompatible.OpenAI with { BaseUrl = url },
            { } url => OpenAICompatible.At(url),
        };
    }
}
