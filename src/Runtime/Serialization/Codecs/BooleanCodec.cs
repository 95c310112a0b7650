using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="bool"/>.</summary>
public readonly struct BooleanCodec : IJsonCodec<bool>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, bool value) => writer.WriteBoolean(default, value);

    /// <inheritdoc/>
    public static bool Read(ref EventJsonReader reader) => reader.ReadBoolean();

    /// <inheritdoc/>
    public static TypeShape Shape => ScalarShape.Of(ScalarKind.Boolean);
}
