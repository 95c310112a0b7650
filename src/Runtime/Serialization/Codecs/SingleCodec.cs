using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="float"/>.</summary>
public readonly struct SingleCodec : IJsonCodec<float>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, float value) => writer.WriteSingle(default, value);

    /// <inheritdoc/>
    public static float Read(ref EventJsonReader reader) => reader.ReadSingle();

    /// <inheritdoc/>
    public static TypeShape Shape => ScalarShape.Of(ScalarKind.Single);
}
