using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="sbyte"/>.</summary>
public readonly struct SByteCodec : IJsonCodec<sbyte>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, sbyte value) => writer.WriteInteger(default, value);

    /// <inheritdoc/>
    public static sbyte Read(ref EventJsonReader reader) => (sbyte)reader.ReadInteger(sbyte.MinValue, sbyte.MaxValue);

    /// <inheritdoc/>
    public static TypeShape Shape => ScalarShape.Of(ScalarKind.SByte);
}
