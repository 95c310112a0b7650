using GenFlow.Models.Http;

namespace GenFlow.Anthropic;

/// <summary>How an <see cref="AnthropicChatClient"/> works.</summary>
public sealed class AnthropicOptions : HttpModelOptions
{
    private readonly int _maxOutputTokens = 16_000;
    private readonly IReadOnlyList<string> _betas = [];

    /// <summary>The tokens of an answer where <see cref="Microsoft.Extensions.AI.ChatOptions.MaxOutputTokens"/> does not say, since
    /// this API wants a number; 16,000 by default, which models before Claude 3.7 refuse. Thoughts have room beside it: see
    /// <see cref="Thinking"/>.</summary>
    public int MaxOutputTokens
    {
        get => _maxOutputTokens;
        init => _maxOutputTokens = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A number of tokens is at least 1.");
    }

    /// <summary>What the provider keeps of a request for the next one; nothing by default.</summary>
    public PromptCaching PromptCaching { get; init; }

    /// <summary>How the model is told to think, where <see cref="Microsoft.Extensions.AI.ChatOptions.Reasoning"/> asks for it.</summary>
    /// <remarks>Low, medium, high and extra high effort give thoughts room for 2,048, 4,096, 8,192 and 16,000 tokens beside the
    /// answer's, no effort as much as medium; none switches thinking off. With a budget that is the budget too, sampling cannot be
    /// set (the temperature is 1) and no action can be forced: such a request is a <see cref="Models.ModelRequestException"/>.</remarks>
    public ThinkingMode Thinking { get; init; }

    /// <summary>Features of the API that have to be asked for by name, such as <c>interleaved-thinking-2025-05-14</c>: the header
    /// <c>anthropic-beta</c>.</summary>
    public IReadOnlyList<string> Betas
    {
        get => _betas;
        init => _betas = value is null ? throw new ArgumentNullException(nameof(value))
            : value.All(IsName) ? [.. value] : throw new ArgumentException("A beta has a name of letters, digits and dashes.", nameof(value));
    }

    private static bool IsName(string name) => !string.IsNullOrEmpty(name) && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');
}
