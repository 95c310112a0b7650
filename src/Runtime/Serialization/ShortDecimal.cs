using System.Buffers.Text;

namespace GenFlow.Serialization;

/// <summary>The way of most fractions: numbers of at most six decimals. A double holds every decimal number of 15 digits
/// apart from every other, so that the one which reads back as the value is also its shortest form.</summary>
internal static class ShortDecimal
{
    private const int Decimals = 6;
    private const double Scale = 1e6;
    private const double Limit = 1e9;

    // Below it the framework writes an exponent, and so do we.
    private const double Least = 1e-4;

    /// <summary>Writes the number.</summary>
    /// <param name="value">A finite number.</param>
    /// <param name="utf8">Receives it; at least 32 bytes.</param>
    /// <param name="written">The bytes that were written.</param>
    /// <returns>Whether the number has so few digits; if not, nothing was written.</returns>
    public static bool TryFormat(double value, Span<byte> utf8, out int written)
    {
        written = 0;
        double magnitude = Math.Abs(value);
        if (!(magnitude is >= Least and < Limit))
        {
            return false;
        }

        double scaled = Math.Round(magnitude * Scale);
        if (scaled / Scale != magnitude)
        {
            return false;
        }

        (ulong whole, ulong fraction) = Math.DivRem((ulong)scaled, (ulong)Scale);
        if (value < 0)
        {
            utf8[0] = (byte)'-';
            written = 1;
        }

        Utf8Formatter.TryFormat(whole, utf8[written..], out int digits);
        written += digits;
        if (fraction > 0)
        {
            utf8[written] = (byte)'.';
            int end = written + Decimals;
            for (int at = end; at > written; at--)
            {
                (fraction, ulong digit) = Math.DivRem(fraction, 10UL);
                utf8[at] = (byte)('0' + digit);
            }

            while (utf8[end] == (byte)'0')
            {
                end--;
            }

            written = end + 1;
        }

        return true;
    }
}
