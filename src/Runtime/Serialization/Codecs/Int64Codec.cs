using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="long"/>.</summary>
public readonly struct Int64Codec : IJsonCodec<long>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, long value) => writer.WriteInteger(default, value);

    /// <inheritdoc/>
    public static long Read(ref EventJsonReader reader) => reader.ReadInt64();

    /// <inheritdoc/>
    public static TypeShape Shape => ScalarShape.Of(ScalarKind.Int64);
}
