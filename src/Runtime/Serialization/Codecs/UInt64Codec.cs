using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="ulong"/>.</summary>
public readonly struct UInt64Codec : IJsonCodec<ulong>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, ulong value) => writer.WriteInteger(default, value);

    /// <inheritdoc/>
    public static ulong Read(ref EventJsonReader reader) => reader.ReadUInt64();

    /// <inheritdoc/>
    public static TypeShape Shape => ScalarShape.Of(ScalarKind.UInt64);
}
