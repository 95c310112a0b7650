using System.Buffers;
using System.Text.Json;

namespace GenFlow.Serialization;

/// <summary>Dates with time as this library and the framework write them; what is written otherwise, but is ISO 8601, goes
/// the framework's way.</summary>
internal static class IsoDate
{
    // "2026-01-31T12:34:56", then a fraction of up to seven digits, then nothing, Z or an offset.
    private const int Seconds = 19;
    private const int FractionDigits = 7;

    // The framework takes no longer ones: of a fraction 16 digits.
    private const int Longest = 42;

    private static readonly SearchValues<byte> s_allowed = SearchValues.Create("0123456789-+:.TZ"u8);

    public static bool TryParse(ReadOnlySpan<byte> text, out DateTime value)
    {
        if (TryTime(text, out value, out ReadOnlySpan<byte> zone))
        {
            if (zone.IsEmpty)
            {
                return true;
            }

            if (zone is [(byte)'Z'])
            {
                value = DateTime.SpecifyKind(value, DateTimeKind.Utc);
                return true;
            }
        }

        value = default;
        Span<byte> quoted = stackalloc byte[Longest + 2];
        return Quote(text, ref quoted) && FrameworkReader(quoted) is var reader && reader.TryGetDateTime(out value);
    }

    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        if (TryTime(text, out DateTime time, out ReadOnlySpan<byte> zone))
        {
            if (zone is [(byte)'Z'])
            {
                value = new(time, TimeSpan.Zero);
                return true;
            }

            if (zone.Length == 6 && zone[0] is (byte)'+' or (byte)'-' && zone[3] == (byte)':'
                && Two(zone[1..]) is var hours and <= 14 && Two(zone[4..]) is var minutes and <= 59 && (hours * 60) + minutes <= 14 * 60)
            {
                var offset = new TimeSpan((int)hours, (int)minutes, 0);
                offset = zone[0] == (byte)'-' ? -offset : offset;
                if ((ulong)(time.Ticks - offset.Ticks) <= (ulong)DateTime.MaxValue.Ticks)
                {
                    value = new(time, offset);
                    return true;
                }
            }
        }

        value = default;
        Span<byte> quoted = stackalloc byte[Longest + 2];
        return Quote(text, ref quoted) && FrameworkReader(quoted) is var reader && reader.TryGetDateTimeOffset(out value);
    }

    /// <summary>Reads <c>yyyy-MM-dd</c>.</summary>
    public static bool TryDay(ReadOnlySpan<byte> text, out DateTime day)
    {
        day = default;
        if (text.Length < 10 || text[4] != (byte)'-' || text[7] != (byte)'-')
        {
            return false;
        }

        // What is no digit is beyond any year, month and day.
        uint century = Two(text);
        uint year = Two(text[2..]);
        uint month = Two(text[5..]);
        uint date = Two(text[8..]);
        if (century > 99 || year > 99 || century + year == 0 || month is 0 or > 12
            || date == 0 || date > DateTime.DaysInMonth((int)((century * 100) + year), (int)month))
        {
            return false;
        }

        day = new((int)((century * 100) + year), (int)month, (int)date);
        return true;
    }

    private static bool TryTime(ReadOnlySpan<byte> text, out DateTime value, out ReadOnlySpan<byte> zone)
    {
        zone = default;
        if (!TryDay(text, out value) || text.Length < Seconds || text[10] != (byte)'T' || text[13] != (byte)':' || text[16] != (byte)':')
        {
            return false;
        }

        uint hour = Two(text[11..]);
        uint minute = Two(text[14..]);
        uint second = Two(text[17..]);
        if (hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        long ticks = ((((hour * 60L) + minute) * 60) + second) * TimeSpan.TicksPerSecond;
        zone = text[Seconds..];
        if (zone is [(byte)'.', ..])
        {
            int fraction = 0;
            int digits = 0;
            for (int at = 1; at < zone.Length && (uint)(zone[at] - '0') <= 9; at++)
            {
                digits++;
                fraction = digits <= FractionDigits ? (fraction * 10) + zone[at] - '0' : 0;
            }

            if (digits is 0 or > FractionDigits)
            {
                return false;
            }

            zone = zone[(digits + 1)..];
            for (; digits < FractionDigits; digits++)
            {
                fraction *= 10;
            }

            ticks += fraction;
        }

        value = value.AddTicks(ticks);
        return true;
    }

    private static uint Two(ReadOnlySpan<byte> text)
    {
        uint tens = (uint)(text[0] - '0');
        uint ones = (uint)(text[1] - '0');
        return tens <= 9 && ones <= 9 ? (tens * 10) + ones : uint.MaxValue;
    }

    // Not so long that the reader would refuse it, and without what would need to be escaped again.
    private static bool Quote(ReadOnlySpan<byte> text, ref Span<byte> quoted)
    {
        if (text.Length > Longest || text.ContainsAnyExcept(s_allowed))
        {
            return false;
        }

        quoted[0] = (byte)'"';
        text.CopyTo(quoted[1..]);
        quoted[text.Length + 1] = (byte)'"';
        quoted = quoted[..(text.Length + 2)];
        return true;
    }

    private static Utf8JsonReader FrameworkReader(ReadOnlySpan<byte> quoted)
    {
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        return reader;
    }
}
