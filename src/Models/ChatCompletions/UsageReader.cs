using System.Text.Json;

namespace GenFlow.Models.ChatCompletions;

/// <summary>Reads what a server counts, which some send with every chunk.</summary>
internal sealed class UsageReader
{
    private Counts _last;

    /// <summary>Reads the value of <c>usage</c>.</summary>
    /// <returns>The usage; null where nothing is new.</returns>
    public Usage? Read(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        Counts counts = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("prompt_tokens"u8))
            {
                counts.Input = Number(ref reader);
            }
            else if (reader.ValueTextEquals("completion_tokens"u8))
            {
                counts.Output = Number(ref reader);
            }
            else if (reader.ValueTextEquals("total_tokens"u8))
            {
                counts.Total = Number(ref reader);
            }
            else if (reader.ValueTextEquals("prompt_cache_hit_tokens"u8))
            {
                counts.Cached = Math.Max(counts.Cached, Number(ref reader));
            }
            else if (reader.ValueTextEquals("prompt_tokens_details"u8) || reader.ValueTextEquals("completion_tokens_details"u8))
            {
                ReadDetails(ref reader, ref counts);
            }
            else
            {
                reader.Skip();
            }
        }

        if (counts == _last)
        {
            return null;
        }

        _last = counts;

        // Some leave the thoughts out of the output and count them in the total only.
        bool areThoughtsApart = counts.Reasoning > 0 && (decimal)counts.Total == (decimal)counts.Input + counts.Output + counts.Reasoning;
        return new Usage(
            counts.Input,
            areThoughtsApart ? counts.Total - counts.Input : counts.Output,
            counts.Cached,
            counts.CacheWrite,
            counts.Reasoning);
    }

    private static void ReadDetails(ref Utf8JsonReader reader, ref Counts counts)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("cached_tokens"u8))
            {
                counts.Cached = Math.Max(counts.Cached, Number(ref reader));
            }
            else if (reader.ValueTextEquals("cache_write_tokens"u8))
            {
                counts.CacheWrite = Number(ref reader);
            }
            else if (reader.ValueTextEquals("reasoning_tokens"u8))
            {
                counts.Reasoning = Number(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static long Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.Number)
        {
            reader.Skip();
            return 0;
        }

        return reader.TryGetInt64(out long whole) ? Math.Max(0, whole)
            : !reader.TryGetDouble(out double number) || !(number > 0) ? 0
            : number >= long.MaxValue ? long.MaxValue : (long)number;
    }

    private record struct Counts(long Input, long Output, long Total, long Cached, long CacheWrite, long Reasoning);
}
