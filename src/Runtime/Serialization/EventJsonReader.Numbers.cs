using System.Globalization;
using System.Runtime.CompilerServices;

namespace GenFlow.Serialization;

public ref partial struct EventJsonReader
{
    private const string NotInRange = "the number is out of the range of its type";

    // A double holds every whole number of so many digits, and every power of ten up to so many: their quotient is exact.
    private const int ExactDigits = 15;
    private const int ExactPower = 22;

    private static readonly double[] s_powers =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>Reads <c>true</c> or <c>false</c>.</summary>
    /// <returns>The value.</returns>
    public bool ReadBoolean()
    {
        bool value = Peek() == (byte)'t';
        Literal(value ? "true"u8 : "false"u8);
        return value;
    }

    /// <summary>Reads an integer of 32 bits.</summary>
    /// <returns>The value.</returns>
    public int ReadInt32()
    {
        long value = ReadInt64();
        if (value != (int)value)
        {
            FailValue(NotInRange);
        }

        return (int)value;
    }

    /// <summary>Reads an integer.</summary>
    /// <returns>The value.</returns>
    public long ReadInt64()
    {
        ulong magnitude = Magnitude(out bool negative);
        if (magnitude > (negative ? 1UL << 63 : long.MaxValue))
        {
            FailValue(NotInRange);
        }

        return negative ? (long)(0 - magnitude) : (long)magnitude;
    }

    /// <summary>Reads an integer that is not negative.</summary>
    /// <returns>The value.</returns>
    public ulong ReadUInt64()
    {
        ulong magnitude = Magnitude(out bool negative);
        if (negative)
        {
            FailValue(NotInRange);
        }

        return magnitude;
    }

    /// <summary>Reads a number, or one of the texts <c>"NaN"</c>, <c>"Infinity"</c> and <c>"-Infinity"</c>.</summary>
    /// <returns>The value.</returns>
    public double ReadDouble()
    {
        if (Peek() == (byte)'"')
        {
            return NotFinite();
        }

        ReadOnlySpan<byte> token = NumberToken(out ulong digits, out int count, out int power);
        if (count <= ExactDigits && power is >= -ExactPower and <= ExactPower)
        {
            double value = power < 0 ? digits / s_powers[-power] : digits * s_powers[power];
            return token[0] == (byte)'-' ? -value : value;
        }

        if (!double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed) || !double.IsFinite(parsed))
        {
            FailValue(NotInRange);
        }

        return parsed;
    }

    private double NotFinite()
    {
        ReadOnlySpan<byte> text = ReadUtf8String();
        if (text.SequenceEqual("NaN"u8))
        {
            return double.NaN;
        }

        if (text.SequenceEqual("Infinity"u8))
        {
            return double.PositiveInfinity;
        }

        if (!text.SequenceEqual("-Infinity"u8))
        {
            FailValue("a number was expected");
        }

        return double.NegativeInfinity;
    }

    private ulong Magnitude(out bool negative)
    {
        negative = Peek() == (byte)'-';
        ReadOnlySpan<byte> json = _json;
        int start = negative ? _position + 1 : _position;
        int position = start;
        ulong value = 0;
        uint digit;
        while ((uint)position < (uint)json.Length && (digit = (uint)(json[position] - '0')) <= 9)
        {
            if (position - start >= 19 && (position - start > 19 || value > (ulong.MaxValue - digit) / 10))
            {
                Fail(NotInRange);
            }

            value = (value * 10) + digit;
            position++;
        }

        if (position == start || (json[start] == (byte)'0' && position > start + 1)
            || ((uint)position < (uint)json.Length && json[position] is (byte)'.' or (byte)'e' or (byte)'E'))
        {
            Fail("a whole number was expected");
        }

        _position = position;
        return value;
    }

    // Its digits as one number as far as they are few, and the power of ten that belongs to them.
    private ReadOnlySpan<byte> NumberToken(out ulong digits, out int count, out int power)
    {
        ReadOnlySpan<byte> json = _json[_position..];
        int position = json is [(byte)'-', ..] ? 1 : 0;
        int start = position;
        digits = 0;
        Digits(json, ref position, ref digits);
        count = position - start;
        power = 0;
        if (count == 0 || (json[start] == (byte)'0' && count > 1))
        {
            Fail("a number was expected");
        }

        if ((uint)position < (uint)json.Length && json[position] == (byte)'.')
        {
            int fraction = ++position;
            Digits(json, ref position, ref digits);
            power = fraction - position;
            count -= power;
            if (power == 0)
            {
                Fail("a number has no digit behind its point");
            }
        }

        if ((uint)position < (uint)json.Length && json[position] is (byte)'e' or (byte)'E')
        {
            position++;
            bool negative = (uint)position < (uint)json.Length && json[position] == (byte)'-';
            if (negative || ((uint)position < (uint)json.Length && json[position] == (byte)'+'))
            {
                position++;
            }

            int exponentStart = position;
            ulong exponent = 0;
            Digits(json, ref position, ref exponent);
            int length = position - exponentStart;
            if (length == 0)
            {
                Fail("a number has no digit in its exponent");
            }

            // Beyond what is exact the number is parsed from its text.
            power = length > 4 ? int.MaxValue : power + (negative ? -(int)exponent : (int)exponent);
        }

        ReadOnlySpan<byte> token = json[..position];
        _position += position;
        return token;
    }

    // Wraps round for more digits than are exact, where the value is not used.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Digits(ReadOnlySpan<byte> json, ref int position, ref ulong value)
    {
        uint digit;
        while ((uint)position < (uint)json.Length && (digit = (uint)(json[position] - '0')) <= 9)
        {
            value = (value * 10) + digit;
            position++;
        }
    }
}
