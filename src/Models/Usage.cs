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
    public long TotalTokens => Sum(InputTokens, OutputTokens);

    /// <summary>Both together.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sum.</returns>
    public static Usage operator +(Usage left, Usage right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(
            Sum(left.InputTokens, right.InputTokens),
            Sum(left.OutputTokens, right.OutputTokens),
            Sum(left.CachedInputTokens, right.CachedInputTokens),
            Sum(left.CacheWriteTokens, right.CacheWriteTokens),
            Sum(left.ReasoningTokens, right.ReasoningTokens));
    }

    /// <summary>Both together.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sum.</returns>
    public static Usage Add(Usage left, Usage right) => left + right;

    // What a provider counts may be anything: the greatest number stays that, and does not become a negative one.
    private static long Sum(long left, long right)
    {
        long sum = unchecked(left + right);
        return ((left ^ sum) & (right ^ sum)) >= 0 ? sum : left < 0 ? long.MinValue : long.MaxValue;
    }
}
