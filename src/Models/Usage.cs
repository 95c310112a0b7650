namespace GenFlow.Models;

/// <summary>The tokens of one model call, or of several together.</summary>
/// <param name="InputTokens">All tokens read, those of the cache among them.</param>
/// <param name="OutputTokens">All tokens written, those of thoughts among them.</param>
/// <param name="CachedInputTokens">Of the input, those that came from the provider's cache.</param>
/// <param name="CacheWriteTokens">Of the input, those that were written to the provider's cache.</param>
/// <param name="ReasoningTokens">Of the output, those of thoughts.</param>
public sealed record Usage(long InputTokens = 0, long OutputTokens = 0, long CachedInputTokens = 0, long CacheWriteTokens = 0, long ReasoningTokens = 0)
{
    /// <summary>No tokens.</summary>
    public static Usage None { get; } = new();

    /// <summary>Input and output together.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public long TotalTokens => InputTokens + OutputTokens;

    /// <summary>Both together.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sum.</returns>
    public static Usage operator +(Usage left, Usage right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(
            left.InputTokens + right.InputTokens,
            left.OutputTokens + right.OutputTokens,
            left.CachedInputTokens + right.CachedInputTokens,
            left.CacheWriteTokens + right.CacheWriteTokens,
            left.ReasoningTokens + right.ReasoningTokens);
    }

    /// <summary>Both together.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sum.</returns>
    public static Usage Add(Usage left, Usage right) => left + right;
}
