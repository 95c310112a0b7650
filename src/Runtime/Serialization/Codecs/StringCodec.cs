using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="string"/>.</summary>
public readonly struct StringCodec : IJsonCodec<string>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, string value) => writer.WriteString(default, value);

    /// <inheritdoc/>
    public static string Read(ref EventJsonReader reader) => reader.ReadString();

    /// <inheritdoc/>
    public static TypeShape Shape => ScalarShape.Of(ScalarKind.String);
}
