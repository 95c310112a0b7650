using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenFlow.Models.ChatCompletions;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RequestBody))]
[JsonSerializable(typeof(List<RequestPart>))]
internal sealed partial class RequestJson : JsonSerializerContext;

internal sealed class RequestContentConverter : WriteOnlyConverter<RequestContent>
{
    public override void Write(Utf8JsonWriter writer, RequestContent value, JsonSerializerOptions options)
    {
        if (value.Parts is { } parts)
        {
            JsonSerializer.Serialize(writer, parts, RequestJson.Default.ListRequestPart);
        }
        else
        {
            writer.WriteStringValue(value.Text);
        }
    }
}

internal sealed class ToolChoiceConverter : WriteOnlyConverter<ToolChoice>
{
    public override void Write(Utf8JsonWriter writer, ToolChoice value, JsonSerializerOptions options)
    {
        if (value.Function is not { } name)
        {
            writer.WriteStringValue(value.Word);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("type", "function");
        writer.WriteStartObject("function");
        writer.WriteString("name", name);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
