using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp;

/// <summary>What is asked of llama.cpp beyond what every model knows.</summary>
public sealed class LlamaCppChatOptions : ChatOptions
{
    /// <summary>Options with nothing set.</summary>
    public LlamaCppChatOptions()
    {
    }

    /// <summary>A copy.</summary>
    /// <param name="other">The options to copy; those that are not of llama.cpp, or null, leave its own unset.</param>
    public LlamaCppChatOptions(ChatOptions? other)
        : base(other)
    {
        if (other is LlamaCppChatOptions own)
        {
            MinP = own.MinP;
            RepeatPenalty = own.RepeatPenalty;
            Grammar = own.Grammar;
        }
    }

    /// <summary>Tokens less probable than this part of the most probable one are left out, from 0 to 1; null for 0.05, 0 for none.</summary>
    public float? MinP { get; set; }

    /// <summary>What divides the likelihood of tokens among the last 64, above 0; null for 1, which changes nothing.</summary>
    public float? RepeatPenalty { get; set; }

    /// <summary>A grammar in GBNF that the whole answer obeys, its root named <c>root</c>; null for none. Goes before
    /// <see cref="ChatOptions.ResponseFormat"/>.</summary>
    public string? Grammar { get; set; }

    /// <inheritdoc/>
    public override ChatOptions Clone() => new LlamaCppChatOptions(this);
}
