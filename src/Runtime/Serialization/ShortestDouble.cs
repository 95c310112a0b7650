namespace GenFlow.Serialization;

/// <summary>Writes a double in the fewest digits that read back as it, the nearest of them to it, as <c>double.ToString</c>
/// does, in a fraction of its time. The method is Schubfach: Raffaello Giulietti, "The Schubfach way to render doubles".</summary>
internal static class ShortestDouble
{
    private const int FractionBits = 52;
    private const int SmallestExponent = -1074;
    private const ulong Hidden = 1UL << FractionBits;

    // From and to these powers of ten a number is written without an exponent.
    private const int SmallestPlain = -4;
    private const int LargestPlain = 16;

    /// <summary>Writes the number.</summary>
    /// <param name="value">A finite number.</param>
    /// <param name="utf8">Receives it; at least 32 bytes.</param>
    /// <returns>The bytes that were written.</returns>
    public static int Format(double value, Span<byte> utf8)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        int start = 0;
        if ((bits >> 63) != 0)
        {
            utf8[0] = (byte)'-';
            start = 1;
        }

        ulong fraction = bits & (Hidden - 1);
        int biased = (int)(bits >> FractionBits) & 0x7ff;
        if (fraction == 0 && biased == 0)
        {
            utf8[start] = (byte)'0';
            return start + 1;
        }

        (ulong digits, int exponent) = biased == 0
            ? Decimal(fraction, SmallestExponent)
            : Decimal(fraction | Hidden, biased - 1 + SmallestExponent);
        return start + Print(digits, exponent, utf8[start..]);
    }

    // The shortest decimal digits × 10^exponent in the interval of what rounds to significand × 2^binary.
    private static (ulong Digits, int Exponent) Decimal(ulong significand, int binary)
    {
        // Whole numbers that a double holds exactly are their own digits.
        if (binary is <= 0 and > -FractionBits - 1 && (significand & ((1UL << -binary) - 1)) == 0)
        {
            return (significand >> -binary, 0);
        }

        ulong odd = significand & 1;
        bool isRegular = significand != Hidden || binary == SmallestExponent;
        int exponent = isRegular ? PowersOfTen.FloorLog10OfPowerOf2(binary) : PowersOfTen.FloorLog10OfThreeQuartersOfPowerOf2(binary);
        int shift = binary + PowersOfTen.FloorLog2OfPowerOf10(-exponent) + 2;
        (ulong high, ulong low) = PowersOfTen.Of(-exponent);

        // Four times the value and the ends of its interval, in units of 10^exponent, rounded to odd.
        ulong middle = significand << 2;
        ulong value = RoundToOdd(high, low, middle << shift);
        ulong lower = RoundToOdd(high, low, (middle - (isRegular ? 2UL : 1UL)) << shift) + odd;
        ulong upper = RoundToOdd(high, low, (middle + 2) << shift) - odd;

        ulong below = value >> 2;
        if (below >= 10)
        {
            ulong tens = below / 10 * 10;
            bool isTensIn = lower <= tens << 2;
            bool isNextTensIn = (tens + 10) << 2 <= upper;
            if (isTensIn != isNextTensIn)
            {
                return (isTensIn ? tens : tens + 10, exponent);
            }
        }

        bool isBelowIn = lower <= below << 2;
        bool isAboveIn = (below + 1) << 2 <= upper;
        if (isBelowIn != isAboveIn)
        {
            return (isBelowIn ? below : below + 1, exponent);
        }

        ulong half = (below << 2) + 2;
        return (value < half || (value == half && (below & 1) == 0) ? below : below + 1, exponent);
    }

    private static ulong RoundToOdd(ulong high, ulong low, ulong factor)
    {
        ulong carry = Math.BigMul(low, factor, out _);
        ulong top = Math.BigMul(high, factor, out ulong bottom);
        ulong sum = (bottom >> 1) + carry;
        return (top + (sum >> 63)) | (((sum & (ulong.MaxValue >> 1)) + (ulong.MaxValue >> 1)) >> 63);
    }

    private static int Print(ulong digits, int exponent, Span<byte> utf8)
    {
        WithoutZeros(ref digits, ref exponent);
        Span<byte> text = stackalloc byte[DecimalDigits.Most];
        int count = DecimalDigits.Format(digits, text);
        text = text[..count];

        // The power of ten of the first digit.
        int magnitude = exponent + count - 1;
        return magnitude is < SmallestPlain or > LargestPlain ? PrintScientific(text, magnitude, utf8)
            : magnitude < 0 ? PrintSmall(text, magnitude, utf8)
            : PrintPlain(text, magnitude, utf8);
    }

    // Zeros at the end belong to the exponent.
    private static void WithoutZeros(ref ulong digits, ref int exponent)
    {
        if (digits % 100_000_000 == 0)
        {
            digits /= 100_000_000;
            exponent += 8;
        }

        if (digits % 10_000 == 0)
        {
            digits /= 10_000;
            exponent += 4;
        }

        while (digits % 10 == 0)
        {
            digits /= 10;
            exponent++;
        }
    }

    // 0.00123
    private static int PrintSmall(ReadOnlySpan<byte> digits, int magnitude, Span<byte> utf8)
    {
        int first = 1 - magnitude;
        utf8[..first].Fill((byte)'0');
        utf8[1] = (byte)'.';
        digits.CopyTo(utf8[first..]);
        return first + digits.Length;
    }

    // 123, 1230, 12.3
    private static int PrintPlain(ReadOnlySpan<byte> digits, int magnitude, Span<byte> utf8)
    {
        int whole = magnitude + 1;
        digits.CopyTo(utf8);
        if (digits.Length <= whole)
        {
            utf8[digits.Length..whole].Fill((byte)'0');
            return whole;
        }

        utf8[whole] = (byte)'.';
        digits[whole..].CopyTo(utf8[(whole + 1)..]);
        return digits.Length + 1;
    }

    // 1.23E+45
    private static int PrintScientific(ReadOnlySpan<byte> digits, int magnitude, Span<byte> utf8)
    {
        int length = PrintPlain(digits, 0, utf8);
        utf8[length++] = (byte)'E';
        utf8[length++] = (byte)(magnitude < 0 ? '-' : '+');
        int power = Math.Abs(magnitude);
        if (power >= 100)
        {
            utf8[length++] = (byte)('0' + (power / 100));
        }

        utf8[length++] = (byte)('0' + (power / 10 % 10));
        utf8[length++] = (byte)('0' + (power % 10));
        return length;
    }
}
