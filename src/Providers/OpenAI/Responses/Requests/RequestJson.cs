using System.Text.Json.Serialization;

namespace GenFlow.OpenAI.Responses.Requests;

/// <summary>The forms of requests.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Default,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RequestBody))]
[JsonSerializable(typeof(SaidItem))]
[JsonSerializable(typeof(IReadOnlyList<ContentPart>))]
internal sealed partial class RequestJson : JsonSerializerContext;
