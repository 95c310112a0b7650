using System.Buffers.Text;
using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="TimeSpan"/>.</summary>
public readonly struct TimeSpanCodec : IJsonCodec<TimeSpan>
{
    private const int Longest = 26;

    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, TimeSpan value) => writer.WriteQuoted(value, Longest, "c");

    /// <inheritdoc/>
    public static TimeSpan Read(ref EventJsonReader reader)
    {
        ReadOnlySpan<byte> text = reader.ReadUtf8String();
        if (!TryParse(text, out TimeSpan value))
        {
            reader.FailValue("a duration as [-][d.]hh:mm:ss[.fffffff] was expected");
        }

        return value;
    }

    /// <inheritdoc/>
    public static TypeShape Shape => ScalarShape.Of(ScalarKind.TimeSpan);

    // The parser also takes blanks before it.
    private static bool TryParse(ReadOnlySpan<byte> text, out TimeSpan value)
    {
        value = default;
        return text is [(byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..]
            && Utf8Parser.TryParse(text, out value, out int read, 'c') && read == text.Length;
    }
}
