using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="double"/>.</summary>
public readonly struct DoubleCodec : IJsonCodec<double>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, double value) => writer.WriteDouble(default, value);

    /// <inheritdoc/>
    public static double Read(ref EventJsonReader reader) => reader.ReadDouble();

    /// <inheritdoc/>
    public static TypeShape Shape => ScalarShape.Of(ScalarKind.Double);
}
