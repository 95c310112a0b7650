using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace GenFlow.Models.Http;

/// <summary>Texts of JSON whose writer cuts UTF-16 and escapes what it has: a character beyond the first 65,536 may come as two
/// halves in two events, or as one half for good. The readers of System.Text.Json refuse both.</summary>
public static class WireText
{
    private const char Unknown = '\uFFFD';
    private const int EscapedUnit = 6;

    /// <summary>A piece of a text that goes on in other events.</summary>
    /// <param name="reader">At the string.</param>
    /// <returns>The text. Half of a character at its beginning or its end is left there, since the other half may come, or
    /// have come, in another piece: <see cref="HttpModelClient"/> joins them. A half anywhere else is U+FFFD.</returns>
    /// <exception cref="InvalidOperationException">It is no string, or no UTF-8.</exception>
    public static string Piece(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped || reader.HasValueSequence || !MayHaveHalves(reader.ValueSpan))
        {
            return reader.GetString()!;
        }

        return Decode(reader.ValueSpan, areEndsKept: true);
    }

    /// <summary>A piece of a text that goes on in other events.</summary>
    /// <param name="json">The string.</param>
    /// <returns>As the other overload.</returns>
    /// <exception cref="InvalidOperationException">It is no string, or no UTF-8.</exception>
    public static string Piece(JsonElement json) => Of(json, areEndsKept: true);

    /// <summary>A text that is all there.</summary>
    /// <param name="json">The string.</param>
    /// <returns>The text; half of a character is U+FFFD.</returns>
    /// <exception cref="InvalidOperationException">It is no string, or no UTF-8.</exception>
    public static string Whole(JsonElement json) => Of(json, areEndsKept: false);

    private static string Of(JsonElement json, bool areEndsKept)
    {
        ReadOnlySpan<byte> quoted = json.ValueKind == JsonValueKind.String ? JsonMarshal.GetRawUtf8Value(json) : default;
        return MayHaveHalves(quoted) ? Decode(quoted[1..^1], areEndsKept) : json.GetString()!;
    }

    private static bool MayHaveHalves(ReadOnlySpan<byte> text) => text.IndexOf("\\ud"u8) >= 0 || text.IndexOf("\\uD"u8) >= 0;

    private static string Decode(ReadOnlySpan<byte> text, bool areEndsKept)
    {
        char[] units = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            int length = 0;
            while (!text.IsEmpty)
            {
                int escape = text.IndexOf((byte)'\\');
                if (Utf8.ToUtf16(escape < 0 ? text : text[..escape], units.AsSpan(length), out _, out int written, replaceInvalidSequences: false) != OperationStatus.Done)
                {
                    throw new InvalidOperationException("A text of the JSON is no UTF-8.");
                }

                length += written;
                if (escape < 0)
                {
                    break;
                }

                units[length++] = Unit(text[escape..], out int escaped);
                text = text[(escape + escaped)..];
            }

            Mend(units.AsSpan(0, length), areEndsKept);
            return new string(units, 0, length);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(units);
        }
    }

    // The reader has seen that the escapes are whole.
    private static char Unit(ReadOnlySpan<byte> escape, out int length)
    {
        length = escape[1] == (byte)'u' ? EscapedUnit : 2;
        return escape[1] switch
        {
            (byte)'u' => (char)((JsonText.HexDigit(escape[2]) << 12) | (JsonText.HexDigit(escape[3]) << 8) | (JsonText.HexDigit(escape[4]) << 4) | JsonText.HexDigit(escape[5])),
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            byte other => (char)other,
        };
    }

    private static void Mend(Span<char> units, bool areEndsKept)
    {
        for (int index = 0; index < units.Length; index++)
        {
            if (char.IsHighSurrogate(units[index]) && index + 1 < units.Length && char.IsLowSurrogate(units[index + 1]))
            {
                index++;
            }
            else if (char.IsSurrogate(units[index]))
            {
                bool mayGoOn = areEndsKept && (char.IsHighSurrogate(units[index]) ? index == units.Length - 1 : index == 0);
                units[index] = mayGoOn ? units[index] : Unknown;
            }
        }
    }
}
