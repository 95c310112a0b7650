using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GenFlow.Serialization;

/// <summary>Writes whole numbers in decimal. Eight digits at a time: the halves of a long number do not wait for each other,
/// which halves the time of one of 13 digits.</summary>
internal static class DecimalDigits
{
    /// <summary>The most digits of a number.</summary>
    public const int Most = 20;

    private const uint Eight = 100_000_000;

    private static ReadOnlySpan<byte> Pairs =>
        "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"u8;

    /// <summary>Writes the number without leading zeros.</summary>
    /// <param name="value">The number.</param>
    /// <param name="utf8">Receives it; at least <see cref="Most"/> bytes.</param>
    /// <returns>The bytes that were written.</returns>
    public static int Format(ulong value, Span<byte> utf8)
    {
        if (utf8.Length < Most)
        {
            throw new ArgumentException("There is too little space for a number.", nameof(utf8));
        }

        ref byte at = ref MemoryMarshal.GetReference(utf8);
        if (value < Eight)
        {
            return Short((uint)value, ref at);
        }

        ulong high = value / Eight;
        uint low = (uint)(value - (high * Eight));
        int length;
        if (high < Eight)
        {
            length = Short((uint)high, ref at);
        }
        else
        {
            ulong highest = high / Eight;
            length = Short((uint)highest, ref at);
            All((uint)(high - (highest * Eight)), ref Unsafe.Add(ref at, length));
            length += 8;
        }

        All(low, ref Unsafe.Add(ref at, length));
        return length + 8;
    }

    // At most eight digits, without leading zeros.
    private static int Short(uint value, ref byte at)
    {
        if (value < 10)
        {
            at = (byte)('0' + value);
            return 1;
        }

        int length = value < 100 ? 2 : value < 1_000 ? 3 : value < 10_000 ? 4 : value < 100_000 ? 5 : value < 1_000_000 ? 6 : value < 10_000_000 ? 7 : 8;
        int end = length;
        while (end >= 2)
        {
            uint rest = value / 100;
            Pair(value - (rest * 100), ref Unsafe.Add(ref at, end - 2));
            value = rest;
            end -= 2;
        }

        if (end == 1)
        {
            at = (byte)('0' + value);
        }

        return length;
    }

    // Eight digits with their leading zeros.
    private static void All(uint value, ref byte at)
    {
        uint high = value / 10_000;
        uint low = value - (high * 10_000);
        uint first = high / 100;
        uint third = low / 100;
        Pair(first, ref at);
        Pair(high - (first * 100), ref Unsafe.Add(ref at, 2));
        Pair(third, ref Unsafe.Add(ref at, 4));
        Pair(low - (third * 100), ref Unsafe.Add(ref at, 6));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pair(uint value, ref byte at) => Unsafe.WriteUnaligned(
        ref at, Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(Pairs), value * 2)));
}
