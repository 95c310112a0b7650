using System.Text.Json;

namespace GenFlow.OpenAI.Responses.Requests;

/// <summary>Whether a schema is one that the provider can hold a model to exactly: every object closed, every member required,
/// and no word in it that it does not know.</summary>
internal static class StrictSchema
{
    private const int Deepest = 10;

    public static bool Fits(JsonElement schema) => schema.Text("type"u8) == "object" && Fits(schema, 0);

    private static bool Fits(JsonElement schema, int depth)
    {
        if (schema.ValueKind != JsonValueKind.Object || depth > Deepest || !IsClosed(schema))
        {
            return false;
        }

        foreach (JsonProperty word in schema.EnumerateObject())
        {
            bool fits = word.Name switch
            {
                "properties" or "$defs" => word.Value.ValueKind == JsonValueKind.Object && word.Value.EnumerateObject().All(member => Fits(member.Value, depth + 1)),
                "items" => Fits(word.Value, depth + 1),
                "anyOf" => word.Value.ValueKind == JsonValueKind.Array && word.Value.EnumerateArray().All(choice => Fits(choice, depth + 1)),
                "type" or "required" or "additionalProperties" or "description" or "title" or "enum" or "const" or "$ref"
                    or "pattern" or "format" or "multipleOf" or "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "minItems" or "maxItems" => true,
                _ => false,
            };
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsClosed(JsonElement schema)
    {
        JsonElement properties = schema.Member("properties"u8);
        bool isObject = properties.ValueKind == JsonValueKind.Object || schema.Text("type"u8) == "object"
            || schema.List("type"u8).Any(static type => type.ValueKind == JsonValueKind.String && type.ValueEquals("object"u8));
        if (!isObject)
        {
            return true;
        }

        HashSet<string> required = [.. schema.List("required"u8).Where(static name => name.ValueKind == JsonValueKind.String).Select(static name => name.GetString()!)];
        return schema.Member("additionalProperties"u8).ValueKind == JsonValueKind.False
            && (properties.ValueKind != JsonValueKind.Object || properties.EnumerateObject().All(member => required.Contains(member.Name)));
    }
}
