using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using GenFlow.Models.Http;

namespace GenFlow.Anthropic.Decoding;

/// <summary>A delta in the form in which the provider writes nearly all of them. Whatever else it may look like is for
/// <see cref="WireEvent"/>, which gives the same of the same.</summary>
internal static class FastDelta
{
    private static readonly SearchValues<byte> s_notPlain = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(static code => (byte)code), (byte)'"', (byte)'\\']);

    private static ReadOnlySpan<byte> Head => "{\"type\":\"content_block_delta\",\"index\":"u8;

    private static ReadOnlySpan<byte> Text => ",\"delta\":{\"type\":\"text_delta\",\"text\":"u8;

    private static ReadOnlySpan<byte> Thinking => ",\"delta\":{\"type\":\"thinking_delta\",\"thinking\":"u8;

    private static ReadOnlySpan<byte> Arguments => ",\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":"u8;

    /// <returns>The kind of the delta; <see cref="DeltaKind.Other"/> where it has another form.</returns>
    public static DeltaKind Read(ReadOnlySpan<byte> data, out int index, out string text)
    {
        text = "";
        index = 0;
        if (!data.StartsWith(Head))
        {
            return DeltaKind.Other;
        }

        int at = Head.Length;
        int digits = 0;

        // No block has a number of seven digits; one more is left to the general form.
        for (; digits < 7 && at < data.Length && char.IsAsciiDigit((char)data[at]); at++, digits++)
        {
            index = (index * 10) + (data[at] - '0');
        }

        if (digits == 0 || (digits > 1 && data[Head.Length] == '0'))
        {
            return DeltaKind.Other;
        }

        ReadOnlySpan<byte> rest = data[at..];
        DeltaKind kind = rest.StartsWith(Text) ? DeltaKind.Text : rest.StartsWith(Arguments) ? DeltaKind.Arguments : rest.StartsWith(Thinking) ? DeltaKind.Thinking : DeltaKind.Other;
        int start = kind switch
        {
            DeltaKind.Text => Text.Length,
            DeltaKind.Arguments => Arguments.Length,
            DeltaKind.Thinking => Thinking.Length,
            _ => rest.Length,
        };
        return start < rest.Length && rest[start] == '"' && ReadText(rest[start..], ref text) ? kind : DeltaKind.Other;
    }

    // What follows the string must be the ends of both objects, and the blanks that some payloads are padded with.
    private static bool ReadText(ReadOnlySpan<byte> quoted, ref string text)
    {
        ReadOnlySpan<byte> inner = quoted[1..];
        int end = inner.IndexOfAny(s_notPlain);
        if (end < 0)
        {
            return false;
        }

        if (inner[end] == '"' && Utf8.IsValid(inner[..end]))
        {
            if (!IsEnd(inner[(end + 1)..]))
            {
                return false;
            }

            text = Encoding.UTF8.GetString(inner[..end]);
            return true;
        }

        var reader = new Utf8JsonReader(quoted);
        if (!reader.Read() || !IsEnd(quoted[(int)reader.BytesConsumed..]))
        {
            return false;
        }

        text = WireText.Piece(ref reader);
        return true;
    }

    private static bool IsEnd(ReadOnlySpan<byte> rest) => IsBrace(ref rest) && IsBrace(ref rest) && rest.TrimStart(" \n\r\t"u8).IsEmpty;

    private static bool IsBrace(ref ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimStart(" \n\r\t"u8);
        if (rest.IsEmpty || rest[0] != '}')
        {
            return false;
        }

        rest = rest[1..];
        return true;
    }
}
