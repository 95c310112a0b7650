using System.Numerics;

namespace GenFlow.Serialization;

/// <summary>Powers of ten to 126 bits, rounded up, for <see cref="ShortestDouble"/>; made when the first is asked for.</summary>
internal static class PowersOfTen
{
    private const int Smallest = -292;
    private const int Largest = 324;
    private const int Bits = 126;
    private const int HalfBits = 63;

    private static readonly (ulong High, ulong Low)[] s_powers = Make();

    /// <summary>The power's first 126 bits, plus one, in two halves of 63.</summary>
    public static (ulong High, ulong Low) Of(int exponent) => s_powers[exponent - Smallest];

    /// <summary>⌊log₁₀ 2^e⌋ for the exponents of doubles.</summary>
    public static int FloorLog10OfPowerOf2(int e) => (int)((e * 661_971_961_083L) >> 41);

    /// <summary>⌊log₁₀ ¾·2^e⌋ for the exponents of doubles.</summary>
    public static int FloorLog10OfThreeQuartersOfPowerOf2(int e) => (int)(((e * 661_971_961_083L) - 274_743_187_321L) >> 41);

    /// <summary>⌊log₂ 10^e⌋ for the exponents of the table.</summary>
    public static int FloorLog2OfPowerOf10(int e) => (int)((e * 913_124_641_741L) >> 38);

    private static (ulong High, ulong Low)[] Make()
    {
        var powers = new (ulong High, ulong Low)[Largest - Smallest + 1];
        for (int exponent = Smallest; exponent <= Largest; exponent++)
        {
            BigInteger power = BigInteger.Pow(10, Math.Abs(exponent));
            int shift = Bits - 1 - FloorLog2OfPowerOf10(exponent);
            BigInteger scaled = exponent < 0 ? (BigInteger.One << shift) / power : shift >= 0 ? power << shift : power >> -shift;
            scaled += BigInteger.One;
            powers[exponent - Smallest] = ((ulong)(scaled >> HalfBits), (ulong)(scaled & ((BigInteger.One << HalfBits) - 1)));
        }

        return powers;
    }
}
