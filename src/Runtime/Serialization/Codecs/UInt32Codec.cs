using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="uint"/>.</summary>
public readonly struct UInt32Codec : IJsonCodec<uint>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, uint value) => writer.WriteInteger(default, (long)value);

    /// <inheritdoc/>
    public static uint Read(ref EventJsonReader reader) => (uint)reader.ReadInteger(uint.MaxValue);

    /// <inheritdoc/>
    public static TypeShape Shape => ScalarShape.Of(ScalarKind.UInt32);
}
