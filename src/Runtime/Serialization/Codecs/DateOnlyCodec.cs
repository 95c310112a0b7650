using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="DateOnly"/>.</summary>
public readonly struct DateOnlyCodec : IJsonCodec<DateOnly>
{
    private const int Length = 10;

    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, DateOnly value) => writer.WriteQuoted(value, Length, "O");

    /// <inheritdoc/>
    public static DateOnly Read(ref EventJsonReader reader)
    {
        ReadOnlySpan<byte> text = reader.ReadUtf8String();
        if (text.Length != Length || !IsoDate.TryDay(text, out DateTime day))
        {
            reader.FailValue("a date as yyyy-MM-dd was expected");
            return default;
        }

        return DateOnly.FromDateTime(day);
    }

    /// <inheritdoc/>
    public static TypeShape Shape => ScalarShape.Of(ScalarKind.DateOnly);
}
