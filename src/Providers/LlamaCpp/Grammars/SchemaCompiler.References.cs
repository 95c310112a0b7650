using System.Text.Json;

namespace GenFlow.LlamaCpp.Grammars;

internal sealed partial class SchemaCompiler
{
    private readonly HashSet<string> _referred = new(StringComparer.Ordinal);

    private string Refer(string pointer, string path, int depth)
    {
        if (_known.TryGetValue(pointer, out string? known))
        {
            return known;
        }

        if (!_open.Add(pointer))
        {
            throw SchemaKeywords.Refused(path, $"'{pointer}' is nothing but itself", "Put an object or an array between");
        }

        // Whoever comes back to it from inside calls it by its name.
        if (_reserved.TryGetValue(pointer, out string? reserved))
        {
            _open.Remove(pointer);
            _referred.Add(pointer);
            return reserved;
        }

        string name = rules.Reserve("ref");
        _reserved.Add(pointer, name);
        string body = Compile(Resolve(pointer, path), pointer, depth + 1);
        _reserved.Remove(pointer);
        _open.Remove(pointer);
        if (_referred.Remove(pointer))
        {
            rules.Alias(name, body);
        }

        _known.Add(pointer, body);
        return body;
    }

    // One that leads to another is followed to its end: both must hold at once.
    private JsonElement Dereference(JsonElement schema, string path)
    {
        for (int steps = 0; schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out JsonElement pointer); steps++)
        {
            if (steps > MaxDepth)
            {
                throw SchemaKeywords.Refused(path, "its references lead nowhere", "Break their circle");
            }

            schema = SchemaMerge.Of(Without(schema, "$ref"), Resolve(SchemaKeywords.Text(pointer, "$ref", path), path), path);
        }

        return schema;
    }

    private JsonElement Resolve(string pointer, string path)
    {
        JsonElement found = root;
        if (pointer is not ['#', ..] || pointer.Length > 1 && pointer[1] != '/')
        {
            throw SchemaKeywords.Refused(path, $"'{pointer}' leads out of the schema", "Put what it means into $defs, and refer to it as #/$defs/…");
        }

        foreach (string part in pointer.Split('/').Skip(1))
        {
            string name = Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            JsonElement? next = found.ValueKind switch
            {
                JsonValueKind.Object => SchemaKeywords.Find(found, name),
                JsonValueKind.Array when int.TryParse(name, System.Globalization.CultureInfo.InvariantCulture, out int index) && index >= 0 && index < found.GetArrayLength() => found[index],
                _ => null,
            };
            found = next ?? throw SchemaKeywords.Refused(path, $"'{pointer}' leads nowhere", "Define it");
        }

        return found;
    }
}
