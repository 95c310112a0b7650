using System.Globalization;
using System.Runtime.CompilerServices;

namespace GenFlow.Serialization;

public ref partial struct EventJsonWriter
{
    private const int LongestInteger = DecimalDigits.Most + 1;
    private const int LongestFraction = 32;

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    /// <param name="before">Punctuation and name to write before it.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteBoolean(scoped ReadOnlySpan<byte> before, bool value)
    {
        Reserve(before.Length + "false".Length);
        Span<byte> text = After(before);
        if (value)
        {
            "true"u8.CopyTo(text);
            _position += before.Length + "true".Length;
        }
        else
        {
            "false"u8.CopyTo(text);
            _position += before.Length + "false".Length;
        }
    }

    /// <summary>Writes an integer.</summary>
    /// <param name="before">Punctuation and name to write before it.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteInteger(scoped ReadOnlySpan<byte> before, long value)
    {
        Reserve(before.Length + LongestInteger);
        _position += before.Length + Format(value, After(before));
    }

    /// <summary>Writes an integer.</summary>
    /// <param name="before">Punctuation and name to write before it.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteInteger(scoped ReadOnlySpan<byte> before, ulong value)
    {
        Reserve(before.Length + LongestInteger);
        _position += before.Length + DecimalDigits.Format(value, After(before));
    }

    /// <summary>Writes a number in the fewest digits that read back as it; what is no number as the texts
    /// <c>"NaN"</c>, <c>"Infinity"</c> and <c>"-Infinity"</c>.</summary>
    /// <param name="before">Punctuation and name to write before it.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteDouble(scoped ReadOnlySpan<byte> before, double value)
    {
        Reserve(before.Length + LongestFraction);
        Span<byte> text = After(before);
        int written = double.IsFinite(value) ? ShortestDouble.Format(value, text) : FormatNotFinite(value, text);
        _position += before.Length + written;
    }

    /// <summary>Writes a number; see <see cref="WriteDouble"/>.</summary>
    /// <param name="before">Punctuation and name to write before it.</param>
    /// <param name="value">The value.</param>
    public void WriteSingle(scoped ReadOnlySpan<byte> before, float value)
    {
        Reserve(before.Length + LongestFraction);
        Span<byte> text = After(before);
        int written = float.IsFinite(value) && value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture) ? length : FormatNotFinite(value, text);
        _position += before.Length + written;
    }

    /// <summary>Writes a decimal number with its scale.</summary>
    /// <param name="before">Punctuation and name to write before it.</param>
    /// <param name="value">The value.</param>
    public void WriteDecimal(scoped ReadOnlySpan<byte> before, decimal value)
    {
        Reserve(before.Length + LongestFraction);
        value.TryFormat(After(before), out int written, default, CultureInfo.InvariantCulture);
        _position += before.Length + written;
    }

    private static int Format(long value, Span<byte> text)
    {
        if (value >= 0)
        {
            return DecimalDigits.Format((ulong)value, text);
        }

        text[0] = (byte)'-';
        return 1 + DecimalDigits.Format(0 - (ulong)value, text[1..]);
    }

    private static int FormatNotFinite(double value, Span<byte> text)
    {
        ReadOnlySpan<byte> name = double.IsNaN(value) ? "\"NaN\""u8 : value > 0 ? "\"Infinity\""u8 : "\"-Infinity\""u8;
        name.CopyTo(text);
        return name.Length;
    }
}
