using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="int"/>.</summary>
public readonly struct Int32Codec : IJsonCodec<int>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, int value) => writer.WriteInteger(default, value);

    /// <inheritdoc/>
    public static int Read(ref EventJsonReader reader) => reader.ReadInt32();

    /// <inheritdoc/>
    public static TypeShape Shape => ScalarShape.Of(ScalarKind.Int32);
}
