using System.Text.Json;
using GenFlow.Models;

namespace GenFlow.Anthropic.Decoding;

/// <summary>The counts of a message: each that comes replaces the one before.</summary>
internal sealed class UsageCounts
{
    private long _input;
    private long _output;
    private long _cacheRead;
    private long _cacheWrite;
    private long _thinking;

    /// <returns>The usage so far; null where the JSON has no count.</returns>
    public Usage? Take(JsonElement usage)
    {
        bool hasAny = Take(usage, "input_tokens", ref _input)
            | Take(usage, "output_tokens", ref _output)
            | Take(usage, "cache_read_input_tokens", ref _cacheRead)
            | Take(usage, "cache_creation_input_tokens", ref _cacheWrite);
        if (usage.Member("output_tokens_details", JsonValueKind.Object) is { } details)
        {
            hasAny |= Take(details, "thinking_tokens", ref _thinking);
        }

        // The wire counts what its cache has read or written beside the other input.
        return hasAny ? new Usage(Sum(Sum(_input, _cacheRead), _cacheWrite), _output, _cacheRead, _cacheWrite, _thinking) : null;
    }

    private static bool Take(JsonElement usage, string name, ref long count)
    {
        if (usage.Count(name) is not { } value)
        {
            return false;
        }

        count = value;
        return true;
    }

    private static long Sum(long left, long right) => left > long.MaxValue - right ? long.MaxValue : left + right;
}
