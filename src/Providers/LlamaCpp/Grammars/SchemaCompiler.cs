using System.Text.Json;
using GenFlow.Models;

namespace GenFlow.LlamaCpp.Grammars;

/// <summary>From a JSON Schema to rules. What is written by them always obeys the schema as far as the schema can be kept; not
/// everything that obeys it can be written: members come in their order, additional ones only where the schema asks for them, and
/// tuples have all their items. Not kept are <c>minimum</c> and <c>maximum</c> of numbers that are no integers, but for their sign, and
/// formats that <see cref="StringFormats"/> does not know.</summary>
internal sealed partial class SchemaCompiler(GrammarRules rules, JsonElement root)
{
    private const int MaxDepth = 64;

    private readonly JsonRules _json = new(rules);
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    // References that are being followed, from which nothing has been written yet.
    private HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _reserved = new(StringComparer.Ordinal);

    /// <returns>The name of a rule, or a literal.</returns>
    /// <exception cref="ModelRequestException">The schema cannot be kept.</exception>
    public string Compile()
    {
        try
        {
            return Compile(root, "#", 0);
        }
        catch (Exception problem) when (problem is InvalidOperationException or JsonException or ArgumentException)
        {
            throw new ModelRequestException($"The schema is none: {problem.Message} Give a JSON Schema.", problem);
        }
    }

    /// <summary>The same for arguments: of a schema that says nothing, objects alone.</summary>
    public string CompileObject() => Compile() is var any && any == _json.Value ? _json.Object : any;

    private string Compile(JsonElement schema, string path, int depth)
    {
        if (depth > MaxDepth)
        {
            throw SchemaKeywords.Refused(path, $"it is more than {MaxDepth} deep", "Make it flatter");
        }

        if (schema.ValueKind is JsonValueKind.True)
        {
            return _json.Value;
        }

        if (schema.ValueKind != JsonValueKind.Object)
        {
            throw SchemaKeywords.Refused(path, schema.ValueKind == JsonValueKind.False ? "nothing obeys 'false'" : $"a schema is an object or true, and no {schema.ValueKind}", "Give a schema");
        }

        SchemaKeywords.Check(schema, path);
        if (SchemaKeywords.Find(schema, "nullable") is { ValueKind: JsonValueKind.True })
        {
            return rules.Choice("choice", [Compile(Without(schema, "nullable"), path, depth + 1), JsonRules.Null]);
        }

        foreach (string name in (ReadOnlySpan<string>)["$ref", "allOf", "anyOf", "oneOf"])
        {
            if (schema.TryGetProperty(name, out JsonElement value))
            {
                return Combine(schema, name, value, path, depth);
            }
        }

        return Plain(schema, path, depth);
    }

    private string Combine(JsonElement schema, string name, JsonElement value, string path, int depth)
    {
        JsonElement beside = Without(schema, name);
        bool isAlone = beside.EnumerateObject().All(static member => SchemaKeywords.IsAnnotation(member.Name));
        string inside = path + "/" + name;
        if (name == "$ref")
        {
            string pointer = SchemaKeywords.Text(value, "$ref", path);
            return isAlone ? Refer(pointer, inside, depth) : Compile(SchemaMerge.Of(Without(beside, "$defs", "definitions"), Resolve(pointer, inside), path), path, depth + 1);
        }

        List<JsonElement> parts = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [];
        if (parts.Count == 0)
        {
            throw SchemaKeywords.Refused(inside, "it has no parts", "Give at least one schema");
        }

        if (name == "allOf")
        {
            JsonElement all = beside;
            foreach (JsonElement part in parts)
            {
                all = SchemaMerge.Of(all, Dereference(part, inside), inside);
            }

            return Compile(all, parts.Count == 1 ? inside + "/0" : path, depth + 1);
        }

        return rules.Choice("choice", parts.Select((part, index) =>
            Compile(isAlone ? part : SchemaMerge.Of(beside, Dereference(part, inside), inside), $"{inside}/{index}", depth + 1)).ToList());
    }

    private string Plain(JsonElement schema, string path, int depth)
    {
        if (SchemaKeywords.Find(schema, "const") is { } constant)
        {
            return Literal(constant, path);
        }

        if (SchemaKeywords.Find(schema, "enum") is { } values)
        {
            return values is { ValueKind: JsonValueKind.Array } && values.GetArrayLength() > 0
                ? rules.Choice("enum", values.EnumerateArray().Select(value => Literal(value, path + "/enum")).ToList())
                : throw SchemaKeywords.Refused(path + "/enum", "it has no values", "Give at least one");
        }

        return SchemaKeywords.Find(schema, "type") switch
        {
            { ValueKind: JsonValueKind.String } type => OfType(type.GetString()!, schema, path, depth),
            { ValueKind: JsonValueKind.Array } types when types.GetArrayLength() > 0 =>
                rules.Choice("choice", types.EnumerateArray().Select(type => OfType(SchemaKeywords.Text(type, "type", path), schema, path, depth)).ToList()),
            null => OfType(TypeOf(schema), schema, path, depth),
            _ => throw SchemaKeywords.Refused(path + "/type", "it is neither a name nor a list of names", "Give one of JSON's types"),
        };
    }

    private string OfType(string? type, JsonElement schema, string path, int depth) => type switch
    {
        null => _json.Value,
        "object" => Object(schema, path, depth),
        "array" => Array(schema, path, depth),
        "string" => Text(schema, path),
        "integer" => Integer(schema, path),
        "number" => Number(schema, path),
        "boolean" => _json.Boolean,
        "null" => JsonRules.Null,
        _ => throw SchemaKeywords.Refused(path + "/type", $"'{type}' is none of JSON's types", "Give string, number, integer, boolean, object, array or null"),
    };

    // A schema without a type speaks of one all the same.
    private static string? TypeOf(JsonElement schema)
    {
        foreach (JsonProperty member in schema.EnumerateObject())
        {
            switch (member.Name)
            {
                case "properties" or "required" or "additionalProperties" or "minProperties" or "maxProperties":
                    return "object";
                case "items" or "prefixItems" or "minItems" or "maxItems":
                    return "array";
                case "pattern" or "minLength" or "maxLength" or "format":
                    return "string";
                case "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum":
                    return "number";
            }
        }

        return null;
    }

    /// <summary>Compiles what stands inside an object or an array, whose brackets are written before it.</summary>
    private string Inside(JsonElement schema, string path, int depth)
    {
        HashSet<string> open = _open;
        _open = new(StringComparer.Ordinal);
        string inside = Compile(schema, path, depth + 1);
        _open = open;
        return inside;
    }

    private static JsonElement Without(JsonElement schema, params ReadOnlySpan<string> names)
    {
        var rest = System.Text.Json.Nodes.JsonObject.Create(schema)!;
        foreach (string name in names)
        {
            rest.Remove(name);
        }

        return JsonElement.Parse(rest.ToJsonString());
    }
}
