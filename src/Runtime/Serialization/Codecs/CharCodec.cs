using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="char"/>.</summary>
public readonly struct CharCodec : IJsonCodec<char>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, char value) => writer.WriteCharacter(value);

    /// <inheritdoc/>
    public static char Read(ref EventJsonReader reader) => reader.ReadCharacter();

    /// <inheritdoc/>
    public static TypeShape Shape => ScalarShape.Of(ScalarKind.Char);
}
