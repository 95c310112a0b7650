using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="DateTimeOffset"/>.</summary>
public readonly struct DateTimeOffsetCodec : IJsonCodec<DateTimeOffset>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, DateTimeOffset value) => writer.WriteDate(value);

    /// <inheritdoc/>
    public static DateTimeOffset Read(ref EventJsonReader reader)
    {
        ReadOnlySpan<byte> text = reader.ReadUtf8String();
        if (!IsoDate.TryParse(text, out DateTimeOffset value))
        {
            reader.FailValue("a date with time and offset in ISO 8601 was expected");
        }

        return value;
    }

    /// <inheritdoc/>
    public static TypeShape Shape => ScalarShape.Of(ScalarKind.DateTimeOffset);
}
