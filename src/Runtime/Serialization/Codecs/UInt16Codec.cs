using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="ushort"/>.</summary>
public readonly struct UInt16Codec : IJsonCodec<ushort>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, ushort value) => writer.WriteInteger(default, (long)value);

    /// <inheritdoc/>
    public static ushort Read(ref EventJsonReader reader) => (ushort)reader.ReadInteger(ushort.MaxValue);

    /// <inheritdoc/>
    public static TypeShape Shape => ScalarShape.Of(ScalarKind.UInt16);
}
