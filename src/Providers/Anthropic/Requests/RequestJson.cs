using System.Text.Json.Serialization;

namespace GenFlow.Anthropic.Requests;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RequestBody))]
[JsonSerializable(typeof(RequestBlock))]
internal sealed partial class RequestJson : JsonSerializerContext;
