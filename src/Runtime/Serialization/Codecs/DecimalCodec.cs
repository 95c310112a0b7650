using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="decimal"/>.</summary>
public readonly struct DecimalCodec : IJsonCodec<decimal>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, decimal value) => writer.WriteDecimal(default, value);

    /// <inheritdoc/>
    public static decimal Read(ref EventJsonReader reader) => reader.ReadDecimal();

    /// <inheritdoc/>
    public static TypeShape Shape => ScalarShape.Of(ScalarKind.Decimal);
}
