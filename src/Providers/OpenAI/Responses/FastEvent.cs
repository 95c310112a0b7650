using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace GenFlow.OpenAI.Responses;

/// <summary>Reads the deltas that nearly all of an answer consists of, in the order and form in which OpenAI sends their members.
/// What differs in anything is left to <see cref="WireEvent.Read"/>, which gives the same.</summary>
internal static class FastEvent
{
    // What ends a string, escapes in it, or may not stand in one.
    private static readonly SearchValues<byte> s_special = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(static control => (byte)control), (byte)'"', (byte)'\\']);

    public static bool TryRead(ReadOnlySpan<byte> data, out WireEvent read)
    {
        read = default;
        return TryType(ref data, out read.Kind)
            && TrySkipNumber(ref data, "\"sequence_number\":"u8)
            && TrySkipText(ref data, "\"item_id\":\""u8)
            && TryNumber(ref data, "\"output_index\":"u8, out read.Output)
            && (read.Kind == EventKind.ArgumentsDelta
                || TryNumber(ref data, read.Kind == EventKind.SummaryDelta ? "\"summary_index\":"u8 : "\"content_index\":"u8, out read.Part))
            && TryText(ref data, out read.Text);
    }

    private static bool TryType(ref ReadOnlySpan<byte> data, out EventKind kind)
    {
        kind = EventKind.Other;
        if (TryTake(ref data, "{\"type\":\"response.output_text.delta\","u8))
        {
            kind = EventKind.TextDelta;
        }
        else if (TryTake(ref data, "{\"type\":\"response.function_call_arguments.delta\","u8))
        {
            kind = EventKind.ArgumentsDelta;
        }
        else if (TryTake(ref data, "{\"type\":\"response.reasoning_summary_text.delta\","u8))
        {
            kind = EventKind.SummaryDelta;
        }

        return kind != EventKind.Other;
    }

    private static bool TryTake(ref ReadOnlySpan<byte> data, ReadOnlySpan<byte> literal)
    {
        if (!data.StartsWith(literal))
        {
            return false;
        }

        data = data[literal.Length..];
        return true;
    }

    private static bool TrySkipNumber(ref ReadOnlySpan<byte> data, ReadOnlySpan<byte> name) => TryNumber(ref data, name, out _);

    private static bool TryNumber(ref ReadOnlySpan<byte> data, ReadOnlySpan<byte> name, out int number)
    {
        number = 0;
        if (!TryTake(ref data, name) || !char.IsAsciiDigit((char)First(data)) || !Utf8Parser.TryParse(data, out number, out int length)
            || (length > 1 && data[0] == (byte)'0') || data.Length <= length || data[length] != (byte)',')
        {
            return false;
        }

        data = data[(length + 1)..];
        return true;
    }

    private static byte First(ReadOnlySpan<byte> data) => data.IsEmpty ? (byte)0 : data[0];

    private static bool TrySkipText(ref ReadOnlySpan<byte> data, ReadOnlySpan<byte> name)
    {
        int end = TryTake(ref data, name) ? data.IndexOfAny(s_special) : -1;
        if (end < 0 || !data[end..].StartsWith("\","u8))
        {
            return false;
        }

        data = data[(end + 2)..];
        return true;
    }

    private static bool TryText(ref ReadOnlySpan<byte> data, out string? text)
    {
        text = null;
        int end = TryTake(ref data, "\"delta\":\""u8) ? data.IndexOfAny(s_special) : -1;
        if (end < 0 || data[end] != (byte)'"')
        {
            return false;
        }

        ReadOnlySpan<byte> value = data[..end];
        data = data[(end + 1)..];
        if (!IsUsualEnd(data) || (!Ascii.IsValid(value) && !System.Text.Unicode.Utf8.IsValid(value)))
        {
            return false;
        }

        text = Encoding.UTF8.GetString(value);
        return true;
    }

    private static bool IsUsualEnd(ReadOnlySpan<byte> data)
    {
        TryTake(ref data, ",\"logprobs\":[]"u8);
        if (TryTake(ref data, ",\"obfuscation\":\""u8))
        {
            int end = data.IndexOfAny(s_special);
            if (end < 0 || data[end] != (byte)'"')
            {
                return false;
            }

            data = data[(end + 1)..];
        }

        return data.SequenceEqual("}"u8);
    }
}
