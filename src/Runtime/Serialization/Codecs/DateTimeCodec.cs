using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="DateTime"/>.</summary>
public readonly struct DateTimeCodec : IJsonCodec<DateTime>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, DateTime value) => writer.WriteDate(value);

    /// <inheritdoc/>
    public static DateTime Read(ref EventJsonReader reader)
    {
        ReadOnlySpan<byte> text = reader.ReadUtf8String();
        if (!IsoDate.TryParse(text, out DateTime value))
        {
            reader.FailValue("a date with time in ISO 8601 was expected");
        }

        return value;
    }

    /// <inheritdoc/>
    public static TypeShape Shape => ScalarShape.Of(ScalarKind.DateTime);
}
