using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace GenFlow.Serialization;

public ref partial struct EventJsonReader
{
    private static readonly SearchValues<byte> s_special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(static code => (byte)code), (byte)'"', (byte)'\\']);

    private const string NotUtf8 = "the text is not valid UTF-8";

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a text.</summary>
    /// <returns>The text.</returns>
    public string ReadString()
    {
        if (Peek() != (byte)'"')
        {
            Fail("a text was expected");
        }

        int start = _position;
        ReadOnlySpan<byte> token = StringToken(out bool escaped);
        if (escaped)
        {
            token = Unescaped(token, start);
        }

        try
        {
            return s_strict.GetString(token);
        }
        catch (DecoderFallbackException)
        {
            FailValue(NotUtf8);
            throw;
        }
    }

    /// <summary>Reads a text without making a string of it.</summary>
    /// <returns>The text, unescaped. Whether it is valid UTF-8 is not checked: compare it, or parse it strictly.</returns>
    public ReadOnlySpan<byte> ReadUtf8String()
    {
        if (Peek() != (byte)'"')
        {
            Fail("a text was expected");
        }

        int start = _position;
        ReadOnlySpan<byte> token = StringToken(out bool escaped);
        return escaped ? Unescaped(token, start) : token;
    }

    // Stands at the opening quote, and behind the closing one afterwards.
    private ReadOnlySpan<byte> StringToken(out bool escaped)
    {
        int start = _position + 1;
        ReadOnlySpan<byte> rest = _json[start..];
        int end = rest.IndexOfAny(s_special);
        escaped = false;
        while (end >= 0 && rest[end] == (byte)'\\')
        {
            escaped = true;
            int next = Math.Min(end + 2, rest.Length);
            int found = rest[next..].IndexOfAny(s_special);
            end = found < 0 ? -1 : next + found;
        }

        if (end < 0)
        {
            _position = _json.Length;
            Fail("the text does not end");
        }

        if (rest[end] != (byte)'"')
        {
            _position = start + end;
            Fail("a control character in a text must be escaped");
        }

        _position = start + end + 1;
        return rest[..end];
    }

    // Rare, so that its array does not matter.
    private readonly ReadOnlySpan<byte> Unescaped(ReadOnlySpan<byte> token, int start)
    {
        byte[] text = new byte[token.Length];
        int length = 0;
        while (!token.IsEmpty)
        {
            int plain = token.IndexOf((byte)'\\');
            if (plain < 0)
            {
                plain = token.Length;
            }

            token[..plain].CopyTo(text.AsSpan(length));
            length += plain;
            token = token[plain..];
            if (!token.IsEmpty)
            {
                length += Unescape(ref token, text.AsSpan(length), start);
            }
        }

        return text.AsSpan(0, length);
    }

    private readonly int Unescape(ref ReadOnlySpan<byte> token, Span<byte> text, int start)
    {
        if (token[1] != (byte)'u')
        {
            text[0] = Escaped(token[1], start);
            token = token[2..];
            return 1;
        }

        char high = Unit(ref token, start);
        if (Rune.TryCreate(high, out Rune rune)
            || (char.IsHighSurrogate(high) && token.StartsWith("\\u"u8) && Rune.TryCreate(high, Unit(ref token, start), out rune)))
        {
            return rune.EncodeToUtf8(text);
        }

        FailText(start, "half of a pair of surrogates stands alone in a text");
        return 0;
    }

    private readonly byte Escaped(byte kind, int start)
    {
        byte value = kind switch
        {
            (byte)'"' or (byte)'\\' or (byte)'/' => kind,
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            (byte)'n' => (byte)'\n',
            (byte)'r' => (byte)'\r',
            (byte)'t' => (byte)'\t',
            _ => 0,
        };
        if (value == 0)
        {
            FailText(start, "a text has an escape that JSON does not know");
        }

        return value;
    }

    private readonly char Unit(ref ReadOnlySpan<byte> token, int start)
    {
        int unit = 0;
        for (int index = 2; index < 6; index++)
        {
            int digit = index < token.Length ? HexDigit(token[index]) : -1;
            if (digit < 0)
            {
                FailText(start, "a text has an escape that is not four hexadecimal digits");
            }

            unit = (unit << 4) | digit;
        }

        token = token[6..];
        return (char)unit;
    }

    [DoesNotReturn]
    private readonly void FailText(int start, string problem) => Failures.Malformed(_json, start, problem);

    private static int HexDigit(byte c) => c switch
    {
        >= (byte)'0' and <= (byte)'9' => c - '0',
        >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
        _ => -1,
    };
}
