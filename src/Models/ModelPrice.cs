namespace GenFlow.Models;

/// <summary>What a model costs, in one currency, for a million tokens.</summary>
/// <param name="Input">For input that is not from the cache.</param>
/// <param name="Output">For output.</param>
/// <param name="CachedInput">For input from the cache; null where it costs as much as other input.</param>
/// <param name="CacheWrite">For input that is written to the cache; null where it costs as much as other input.</param>
public sealed record ModelPrice(decimal Input, decimal Output, decimal? CachedInput = null, decimal? CacheWrite = null)
{
    private const decimal Million = 1_000_000;

    /// <summary>The price of a call.</summary>
    /// <param name="usage">Its tokens.</param>
    /// <returns>The price.</returns>
    public decimal Of(Usage usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        long plain = Math.Max(0, usage.InputTokens - usage.CachedInputTokens - usage.CacheWriteTokens);
        return ((plain * Input)
            + (usage.CachedInputTokens * (CachedInput ?? Input))
            + (usage.CacheWriteTokens * (CacheWrite ?? Input))
            + (usage.OutputTokens * Output)) / Million;
    }
}
