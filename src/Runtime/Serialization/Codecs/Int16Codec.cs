using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="short"/>.</summary>
public readonly struct Int16Codec : IJsonCodec<short>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, short value) => writer.WriteInteger(default, value);

    /// <inheritdoc/>
    public static short Read(ref EventJsonReader reader) => (short)reader.ReadInteger(short.MinValue, short.MaxValue);

    /// <inheritdoc/>
    public static TypeShape Shape => ScalarShape.Of(ScalarKind.Int16);
}
