using System.Buffers.Text;
using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="TimeOnly"/>.</summary>
public readonly struct TimeOnlyCodec : IJsonCodec<TimeOnly>
{
    private const int Longest = 16;

    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, TimeOnly value) => writer.WriteQuoted(value.ToTimeSpan(), Longest, "c");

    /// <inheritdoc/>
    public static TimeOnly Read(ref EventJsonReader reader)
    {
        ReadOnlySpan<byte> text = reader.ReadUtf8String();
        if (!TryParse(text, out TimeSpan value))
        {
            reader.FailValue("a time of day as hh:mm:ss[.fffffff] was expected");
        }

        return TimeOnly.FromTimeSpan(value);
    }

    /// <inheritdoc/>
    public static TypeShape Shape => ScalarShape.Of(ScalarKind.TimeOnly);

    // A point before the first colon would be that of days.
    private static bool TryParse(ReadOnlySpan<byte> text, out TimeSpan value)
    {
        value = default;
        return text is [>= (byte)'0' and <= (byte)'9', ..] && text.IndexOfAny((byte)'.', (byte)':') is var first && first > 0 && text[first] == (byte)':'
            && Utf8Parser.TryParse(text, out value, out int read, 'c') && read == text.Length && value < TimeSpan.FromDays(1);
    }
}
