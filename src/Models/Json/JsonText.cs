using System.Buffers;
using System.Text;

namespace GenFlow.Models;

/// <summary>Texts as they are in JSON, between their quotes. What comes here was scanned before and is well-formed as far as it
/// goes.</summary>
internal static class JsonText
{
    private const int EscapedUnit = 6;
    private const int StackLimit = 256;

    /// <summary>How much of an unfinished text is whole characters and whole escapes.</summary>
    public static int WholeLength(ReadOnlySpan<byte> text)
    {
        int at = 0;
        while (text[at..].IndexOf((byte)'\\') is var found and >= 0)
        {
            int escape = at + found;
            int length = EscapeLength(text[escape..]);
            if (escape + length > text.Length)
            {
                return escape;
            }

            at = escape + length;
        }

        return text.Length - HalfCharacter(text);
    }

    /// <summary>The text without escapes.</summary>
    public static string Decode(ReadOnlySpan<byte> text)
    {
        if (!text.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(text);
        }

        byte[]? rented = null;
        Span<byte> plain = text.Length <= StackLimit ? stackalloc byte[StackLimit] : (rented = ArrayPool<byte>.Shared.Rent(text.Length));
        string decoded = Encoding.UTF8.GetString(plain[..Unescape(text, plain)]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return decoded;
    }

    /// <summary>Whether the text without escapes is another.</summary>
    public static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> plain)
    {
        if (text.SequenceEqual(plain))
        {
            return !text.Contains((byte)'\\');
        }

        // An escape is never shorter than what it stands for, and at most six times as long.
        if (text.Length <= plain.Length || text.Length > plain.Length * EscapedUnit || !text.Contains((byte)'\\'))
        {
            return false;
        }

        byte[]? rented = null;
        Span<byte> unescaped = text.Length <= StackLimit ? stackalloc byte[StackLimit] : (rented = ArrayPool<byte>.Shared.Rent(text.Length));
        bool same = unescaped[..Unescape(text, unescaped)].SequenceEqual(plain);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return same;
    }

    public static int HexDigit(byte c) => c switch
    {
        >= (byte)'0' and <= (byte)'9' => c - '0',
        >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
        _ => -1,
    };

    // How long it is when it is whole: the halves of a pair are one.
    private static int EscapeLength(ReadOnlySpan<byte> escape) =>
        escape.Length < 2 || escape[1] != (byte)'u' ? 2
        : escape.Length < EscapedUnit || !char.IsHighSurrogate(Unit(escape)) ? EscapedUnit
        : 2 * EscapedUnit;

    private static char Unit(ReadOnlySpan<byte> escape) =>
        (char)((HexDigit(escape[2]) << 12) | (HexDigit(escape[3]) << 8) | (HexDigit(escape[4]) << 4) | HexDigit(escape[5]));

    private static int HalfCharacter(ReadOnlySpan<byte> text)
    {
        for (int back = 1; back <= Math.Min(3, text.Length); back++)
        {
            byte c = text[^back];
            if (c >= 0xC0)
            {
                int length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
                return length > back ? back : 0;
            }

            if (c < 0x80)
            {
                break;
            }
        }

        return 0;
    }

    private static int Unescape(ReadOnlySpan<byte> text, Span<byte> plain)
    {
        int written = 0;
        while (text.IndexOf((byte)'\\') is var escape and >= 0)
        {
            text[..escape].CopyTo(plain[written..]);
            written += escape;
            text = text[escape..];
            int length = EscapeLength(text);
            written += Character(text[..length]).EncodeToUtf8(plain[written..]);
            text = text[length..];
        }

        text.CopyTo(plain[written..]);
        return written + text.Length;
    }

    private static Rune Character(ReadOnlySpan<byte> escape) => escape[1] switch
    {
        (byte)'u' => escape.Length == EscapedUnit ? new Rune(Unit(escape)) : new Rune(Unit(escape), Unit(escape[EscapedUnit..])),
        (byte)'b' => new Rune('\b'),
        (byte)'f' => new Rune('\f'),
        (byte)'n' => new Rune('\n'),
        (byte)'r' => new Rune('\r'),
        (byte)'t' => new Rune('\t'),
        byte other => new Rune((char)other),
    };
}
