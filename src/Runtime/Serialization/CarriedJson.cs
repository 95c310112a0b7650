using System.Text.Json;

namespace GenFlow.Serialization;

/// <summary>JSON that is carried and not looked into.</summary>
internal static class CarriedJson
{
    public static bool Same(JsonElement one, JsonElement other) =>
        one.ValueKind == JsonValueKind.Undefined || other.ValueKind == JsonValueKind.Undefined
            ? one.ValueKind == other.ValueKind
            : JsonElement.DeepEquals(one, other);
}
