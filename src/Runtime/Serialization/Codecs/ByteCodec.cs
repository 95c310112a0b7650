using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="byte"/>.</summary>
public readonly struct ByteCodec : IJsonCodec<byte>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, byte value) => writer.WriteInteger(default, (long)value);

    /// <inheritdoc/>
    public static byte Read(ref EventJsonReader reader) => (byte)reader.ReadInteger(byte.MaxValue);

    /// <inheritdoc/>
    public static TypeShape Shape => ScalarShape.Of(ScalarKind.Byte);
}
