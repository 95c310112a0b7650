using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GenFlow.Serialization;

/// <summary>The way of most texts: ASCII without anything to escape, eight characters at a time.</summary>
internal static class AsciiText
{
    /// <summary>Writes each character as one byte, between quotes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="utf8">At least two longer.</param>
    /// <returns>Whether all could be; if not, what was written means nothing.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryQuote(string text, Span<byte> utf8)
    {
        if (!TryNarrow(text, utf8[1..]))
        {
            return false;
        }

        utf8[0] = (byte)'"';
        utf8[text.Length + 1] = (byte)'"';
        return true;
    }

    /// <summary>Writes each character as one byte or as an escape, between quotes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="utf8">At least six times as long, and two.</param>
    /// <returns>The bytes that were written; −1 where the text is not ASCII, and what was written means nothing.</returns>
    public static int QuoteEscaped(string text, Span<byte> utf8)
    {
        utf8[0] = (byte)'"';
        int length = 1;
        foreach (char c in text)
        {
            if (c is >= ' ' and <= '~' and not '"' and not '\\')
            {
                utf8[length++] = (byte)c;
            }
            else if (c <= '\x7f')
            {
                length += Escape(c, utf8[length..]);
            }
            else
            {
                return -1;
            }
        }

        utf8[length] = (byte)'"';
        return length + 1;
    }

    /// <summary>Writes a character as an escape.</summary>
    /// <param name="c">A quote, a backslash or a control character.</param>
    /// <param name="utf8">At least six bytes.</param>
    /// <returns>The bytes that were written.</returns>
    public static int Escape(char c, Span<byte> utf8)
    {
        byte letter = c switch
        {
            '"' or '\\' => (byte)c,
            '\n' => (byte)'n',
            '\r' => (byte)'r',
            '\t' => (byte)'t',
            '\b' => (byte)'b',
            '\f' => (byte)'f',
            _ => 0,
        };
        utf8[0] = (byte)'\\';
        if (letter != 0)
        {
            utf8[1] = letter;
            return 2;
        }

        "u00"u8.CopyTo(utf8[1..]);
        utf8[4] = Hex(c >> 4);
        utf8[5] = Hex(c & 15);
        return 6;
    }

    private static byte Hex(int digit) => (byte)(digit < 10 ? '0' + digit : 'a' + digit - 10);

    private static bool TryNarrow(ReadOnlySpan<char> text, Span<byte> utf8)
    {
        if (text.Length < Vector128<ushort>.Count)
        {
            for (int index = 0; index < text.Length; index++)
            {
                char c = text[index];
                if (c is < ' ' or > '~' or '"' or '\\')
                {
                    return false;
                }

                utf8[index] = (byte)c;
            }

            return true;
        }

        if (utf8.Length < text.Length)
        {
            return false;
        }

        ref ushort from = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(text));
        ref byte to = ref MemoryMarshal.GetReference(utf8);
        int last = text.Length - Vector128<ushort>.Count;
        for (int at = 0; at < last; at += Vector128<ushort>.Count)
        {
            if (!TryNarrowEight(ref from, ref to, at))
            {
                return false;
            }
        }

        // The last eight overlap those before.
        return TryNarrowEight(ref from, ref to, last);
    }

    private static bool TryNarrowEight(ref ushort from, ref byte to, int at)
    {
        Vector128<ushort> units = Vector128.LoadUnsafe(ref from, (nuint)at);
        Vector128<ushort> special =
            Vector128.GreaterThan(units - Vector128.Create((ushort)' '), Vector128.Create((ushort)('~' - ' ')))
            | Vector128.Equals(units, Vector128.Create((ushort)'"'))
            | Vector128.Equals(units, Vector128.Create((ushort)'\\'));
        if (special != Vector128<ushort>.Zero)
        {
            return false;
        }

        Vector64.StoreUnsafe(Vector128.Narrow(units, units).GetLower(), ref to, (nuint)at);
        return true;
    }
}
