using System.Text.Json;
using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="JsonElement"/>: any JSON.</summary>
public readonly struct JsonElementCodec : IJsonCodec<JsonElement>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, JsonElement value) => writer.WriteElement(value);

    /// <inheritdoc/>
    public static JsonElement Read(ref EventJsonReader reader) => reader.ReadElement();

    /// <inheritdoc/>
    public static TypeShape Shape => ScalarShape.Of(ScalarKind.Any);
}
