using System.Buffers;
using System.Text;

namespace GenFlow.Serialization;

public ref partial struct EventJsonReader
{
    private static readonly SearchValues<byte> s_special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(static code => (byte)code), (byte)'"', (byte)'\\']);

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
            token = Unescaped(token);
        }

        try
        {
            return s_strict.GetString(token);
        }
        catch (DecoderFallbackException)
        {
            _position = start;
            Fail("the text is not valid UTF-8");
            throw;
        }
    }

    /// <summary>Reads a text without making a string of it.</summary>
    /// <returns>The text in UTF-8, unescaped.</returns>
    public ReadOnlySpan<byte> ReadUtf8String()
    {
        if (Peek() != (byte)'"')
        {
            Fail("a text was expected");
        }

        ReadOnlySpan<byte> token = StringToken(out bool escaped);
        return escaped ? Unescaped(token) : token;
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
    private readonly ReadOnlySpan<byte> Unescaped(ReadOnlySpan<byte> token)
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
                length += Unescape(ref token, text.AsSpan(length));
            }
        }

        return text.AsSpan(0, length);
    }

    private readonly int Unescape(ref ReadOnlySpan<byte> token, Span<byte> text)
    {
        byte kind = token[1];
        if (kind == (byte)'u')
        {
            int high = Unit(ref token);
            Rune rune;
            if (char.IsHighSurrogate((char)high) && token.StartsWith("\\u"u8) && Unit(ref token) is var low && char.IsLowSurrogate((char)low))
            {
                rune = new((char)high, (char)low);
            }
            else if (!Rune.TryCreate(high, out rune))
            {
                Fail("half of a pair of surrogates stands alone in a text");
            }

            return rune.EncodeToUtf8(text);
        }

        text[0] = kind switch
        {
            (byte)'"' or (byte)'\\' or (byte)'/' => kind,
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            (byte)'n' => (byte)'\n',
            (byte)'r' => (byte)'\r',
            (byte)'t' => (byte)'\t',
            _ => 0,
        };
        if (text[0] == 0)
        {
            Fail("a text has an escape that JSON does not know");
        }

        token = token[2..];
        return 1;
    }

    private readonly int Unit(ref ReadOnlySpan<byte> token)
    {
        int unit = 0;
        for (int index = 2; index < 6; index++)
        {
            int digit = index < token.Length ? HexDigit(token[index]) : -1;
            if (digit < 0)
            {
                Fail("a text has an escape that is not four hexadecimal digits");
            }

            unit = (unit << 4) | digit;
        }

        token = token[6..];
        return unit;
    }

    private static int HexDigit(byte c) => c switch
    {
        >= (byte)'0' and <= (byte)'9' => c - '0',
        >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
        _ => -1,
    };
}
