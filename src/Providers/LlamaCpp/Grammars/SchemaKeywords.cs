using System.Text.Json;
using GenFlow.Models;

namespace GenFlow.LlamaCpp.Grammars;

/// <summary>What of JSON Schema says something to the reader alone, and what a grammar cannot say.</summary>
internal static class SchemaKeywords
{
    public static bool IsAnnotation(string name) => name is "title" or "description" or "default" or "examples" or "example" or "deprecated" or "readOnly" or "writeOnly"
        or "$schema" or "$id" or "$comment" or "$anchor" or "$defs" or "definitions" or "contentEncoding" or "contentMediaType" or "strict"
        || name.StartsWith("x-", StringComparison.Ordinal);

    /// <exception cref="ModelRequestException">The schema has a keyword that asks for what cannot be kept.</exception>
    public static void Check(JsonElement schema, string path)
    {
        foreach (JsonProperty member in schema.EnumerateObject())
        {
            bool isIdle = member.Name switch
            {
                "not" or "if" or "then" or "else" or "contains" or "minContains" or "maxContains" or "dependentSchemas" or "dependentRequired" or "dependencies"
                    or "patternProperties" or "propertyNames" or "$dynamicRef" or "$recursiveRef" => false,
                "unevaluatedProperties" or "unevaluatedItems" => member.Value.ValueKind == JsonValueKind.False,
                "uniqueItems" => member.Value.ValueKind == JsonValueKind.False,
                "multipleOf" => member.Value is { ValueKind: JsonValueKind.Number } and var value && value.GetRawText() is "1" or "1.0",
                _ => true,
            };
            if (!isIdle)
            {
                throw Refused(path, $"'{member.Name}' is nothing that a grammar can keep", "Leave it out and check the answer");
            }
        }
    }

    public static ModelRequestException Refused(string path, string problem, string remedy) =>
        new($"The schema cannot be kept at {path}: {problem}. {remedy}.");

    public static JsonElement? Find(JsonElement schema, string name) => schema.TryGetProperty(name, out JsonElement value) ? value : null;

    /// <summary>The text that a keyword has.</summary>
    public static string Text(JsonElement value, string name, string path) => value.ValueKind == JsonValueKind.String ? value.GetString()!
        : throw Refused(path, $"'{name}' is no text", "Give one");

    /// <summary>A bound on a number of things.</summary>
    public static int? Count(JsonElement schema, string name, string path) => Find(schema, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out double count) && count >= 0 && count == Math.Floor(count) => (int)Math.Min(count, int.MaxValue),
        _ => throw Refused(path, $"'{name}' is no number of things", "Give an integer of at least 0"),
    };
}
