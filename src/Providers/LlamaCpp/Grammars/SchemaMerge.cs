using System.Text.Json;
using System.Text.Json.Nodes;
using GenFlow.Models;

namespace GenFlow.LlamaCpp.Grammars;

/// <summary>Two schemas that must both hold, as one.</summary>
internal static class SchemaMerge
{
    /// <exception cref="ModelRequestException">They say of one thing something different.</exception>
    public static JsonElement Of(JsonElement one, JsonElement other, string path)
    {
        if (one.ValueKind == JsonValueKind.True)
        {
            return other;
        }

        if (other.ValueKind == JsonValueKind.True)
        {
            return one;
        }

        if (one.ValueKind != JsonValueKind.Object || other.ValueKind != JsonValueKind.Object)
        {
            throw SchemaKeywords.Refused(path, "nothing can be what both parts of it ask for", "Leave one of them out");
        }

        var merged = JsonObject.Create(one)!;
        foreach (JsonProperty member in other.EnumerateObject())
        {
            JsonNode? value = NodeOf(member.Value);
            JsonNode? known = merged[member.Name];
            merged[member.Name] = !merged.ContainsKey(member.Name) || SchemaKeywords.IsAnnotation(member.Name) || JsonNode.DeepEquals(known, value) ? value
                : Both(member.Name, known, value, path);
        }

        return JsonElement.Parse(merged.ToJsonString());
    }

    private static JsonNode? Both(string name, JsonNode? one, JsonNode? other, string path) => (name, one, other) switch
    {
        ("properties" or "$defs" or "definitions", JsonObject known, JsonObject more) => Properties(known, more),
        ("required", JsonArray known, JsonArray more) => new JsonArray([.. known.Concat(more).Select(static item => item?.DeepClone())]),
        ("additionalProperties", JsonValue, JsonValue) => JsonValue.Create(false),
        ("items" or "additionalProperties", JsonObject known, JsonObject more) => Both(known, more),
        ("type", _, _) => Types(one, other) is { Length: > 0 } types ? new JsonArray([.. types.Select(static type => JsonValue.Create(type))])
            : throw SchemaKeywords.Refused(path, "its parts ask for different types", "Leave one of them out"),
        ("allOf", JsonArray known, JsonArray more) => new JsonArray([.. known.Concat(more).Select(static item => item?.DeepClone())]),
        _ => throw SchemaKeywords.Refused(path, $"its parts say different things of '{name}'", "Say it in one place"),
    };

    private static JsonObject Properties(JsonObject one, JsonObject other)
    {
        var merged = (JsonObject)one.DeepClone();
        foreach ((string name, JsonNode? schema) in other)
        {
            merged[name] = !merged.TryGetPropertyValue(name, out JsonNode? known) || JsonNode.DeepEquals(known, schema) ? schema?.DeepClone()
                : Both(known, schema);
        }

        return merged;
    }

    private static JsonObject Both(JsonNode? one, JsonNode? other) => new() { ["allOf"] = new JsonArray(one?.DeepClone(), other?.DeepClone()) };

    private static string[] Types(JsonNode? one, JsonNode? other) => [.. Names(one).Intersect(Names(other), StringComparer.Ordinal)];

    private static IEnumerable<string> Names(JsonNode? type) => type is JsonArray names ? names.SelectMany(Names)
        : [type?.GetValue<string>() ?? throw new InvalidOperationException("A type is null.")];

    private static JsonNode? NodeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(value),
        JsonValueKind.Array => JsonArray.Create(value),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(value),
    };
}
