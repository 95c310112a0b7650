using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace GenFlow.Serialization;

public ref partial struct EventJsonReader
{
    // A float holds every whole number of so many digits, and every power of ten up to so many: their quotient is exact.
    private const int ExactSingleDigits = 7;
    private const int ExactSinglePower = 10;

    private const int LargestScale = 28;
    private const int DigitsOfUInt64 = 19;

    internal long ReadInteger(long min, long max)
    {
        long value = ReadInt64();
        if (value < min || value > max)
        {
            FailValue(NotInRange);
        }

        return value;
    }

    internal ulong ReadInteger(ulong max)
    {
        ulong value = ReadUInt64();
        if (value > max)
        {
            FailValue(NotInRange);
        }

        return value;
    }

    /// <summary>Reads a number of 32 bits, or one of the texts <c>"NaN"</c>, <c>"Infinity"</c> and <c>"-Infinity"</c>.</summary>
    internal float ReadSingle()
    {
        if (Peek() == (byte)'"')
        {
            return (float)NotFinite();
        }

        ReadOnlySpan<byte> token = NumberToken(out ulong digits, out int count, out int power);
        if (count <= ExactSingleDigits && power is >= -ExactSinglePower and <= ExactSinglePower)
        {
            float exact = power < 0 ? digits / (float)s_powers[-power] : digits * (float)s_powers[power];
            return token[0] == (byte)'-' ? -exact : exact;
        }

        if (!float.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out float parsed) || !float.IsFinite(parsed))
        {
            FailValue(NotInRange);
        }

        return parsed;
    }

    internal decimal ReadDecimal()
    {
        Peek();
        ReadOnlySpan<byte> token = NumberToken(out ulong digits, out int count, out int power);
        if (count <= DigitsOfUInt64 && power is >= -LargestScale and <= 0)
        {
            return new decimal((int)digits, (int)(digits >> 32), 0, token[0] == (byte)'-', (byte)-power);
        }

        char format = token.IndexOfAny((byte)'e', (byte)'E') < 0 ? default : 'e';
        if (!Utf8Parser.TryParse(token, out decimal parsed, out int read, format) || read != token.Length)
        {
            FailValue(NotInRange);
        }

        return parsed;
    }

    internal char ReadCharacter()
    {
        ReadOnlySpan<byte> text = ReadUtf8String();
        if (Rune.DecodeFromUtf8(text, out Rune rune, out int read) != OperationStatus.Done || read != text.Length || !rune.IsBmp)
        {
            FailValue("a text of one UTF-16 unit was expected");
        }

        return (char)rune.Value;
    }

    internal byte[] ReadBytes()
    {
        ReadOnlySpan<byte> text = ReadUtf8String();
        int padding = text is [.., (byte)'=', (byte)'='] ? 2 : text is [.., (byte)'='] ? 1 : 0;
        byte[] bytes = new byte[Math.Max(0, (text.Length / 4 * 3) - padding)];
        if (Base64.DecodeFromUtf8(text, bytes, out _, out int written) != OperationStatus.Done)
        {
            FailValue("bytes as base64 were expected");
        }

        // White space, which base64 may have, was counted as bytes.
        return written == bytes.Length ? bytes : bytes.AsSpan(0, written).ToArray();
    }

    /// <summary>The name of the member at hand.</summary>
    internal readonly string ReadName()
    {
        try
        {
            return s_strict.GetString(_name);
        }
        catch (DecoderFallbackException)
        {
            FailValue("the name is not valid UTF-8");
            throw;
        }
    }
}
