using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents;

/// <summary>What Microsoft.Extensions.AI writes as JSON, without its line breaks.</summary>
internal static class ContentJson
{
    public static JsonElement Of(object value, Type type)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
        {
            JsonSerializer.Serialize(writer, value, AIJsonUtilities.DefaultOptions.GetTypeInfo(type));
        }

        using JsonDocument document = JsonDocument.Parse(output.WrittenMemory);
        return document.RootElement.Clone();
    }
}
