using System.Text.Json;

namespace GenFlow.LlamaCpp.Grammars;

internal sealed partial class SchemaCompiler
{
    private string Array(JsonElement schema, string path, int depth)
    {
        int min = SchemaKeywords.Count(schema, "minItems", path) ?? 0;
        int? max = SchemaKeywords.Count(schema, "maxItems", path);
        if (max < min)
        {
            throw SchemaKeywords.Refused(path, "'maxItems' is less than 'minItems'", "Swap them");
        }

        JsonElement? items = SchemaKeywords.Find(schema, "items");

        // The older drafts have the items of a tuple there.
        JsonElement? first = SchemaKeywords.Find(schema, "prefixItems") ?? (items is { ValueKind: JsonValueKind.Array } ? items : null);
        JsonElement? others = items is { ValueKind: JsonValueKind.Array } ? SchemaKeywords.Find(schema, "additionalItems") : items;
        if (first is not null)
        {
            return Tuple(first.Value, others, min, max, path, depth);
        }

        if (others is null && min == 0 && max is null)
        {
            return _json.Array;
        }

        if (max == 0 || others is { ValueKind: JsonValueKind.False } && min == 0)
        {
            return "\"[]\"";
        }

        string item = others is null ? _json.Value : Inside(others.Value, path + "/items", depth);
        string more = More(item);
        return min > 0
            ? rules.Add("list", $"\"[\" {Sequence(item, rules.Repeat(more, min - 1, max - 1, path))} \"]\"")
            : rules.Add("list", $"\"[\" ({Sequence(item, rules.Repeat(more, 0, max - 1, path))})? \"]\"");
    }

    private string Tuple(JsonElement first, JsonElement? others, int min, int? max, string path, int depth)
    {
        List<JsonElement> schemas = [.. first.EnumerateArray()];
        if (max < schemas.Count)
        {
            schemas = schemas[..max.Value];
        }

        var items = new List<string>();
        for (int index = 0; index < schemas.Count; index++)
        {
            string item = Inside(schemas[index], $"{path}/prefixItems/{index}", depth);
            items.Add(index == 0 ? item : $"\",\" {_json.Space} {item}");
        }

        bool mayHaveMore = others is { ValueKind: not JsonValueKind.False } && (max is null || max > schemas.Count);
        if (min > schemas.Count || mayHaveMore)
        {
            if (others is { ValueKind: JsonValueKind.False })
            {
                throw SchemaKeywords.Refused(path, "it asks for more items than it allows", "Lower 'minItems'");
            }

            if (schemas.Count == 0)
            {
                throw SchemaKeywords.Refused(path + "/prefixItems", "it has no items", "Leave it out");
            }

            string other = others is null ? _json.Value : Inside(others.Value, path + "/items", depth);
            int least = Math.Max(0, min - schemas.Count);
            items.Add(rules.Repeat(More(other), least, mayHaveMore ? max - schemas.Count : least, path));
        }

        return rules.Add("tuple", $"\"[\" {string.Join(' ', items)} \"]\"");
    }

    private string More(string item) => rules.Add("more", $"\",\" {_json.Space} {item}");

    private static string Sequence(string first, string rest) => rest.Length == 0 ? first : first + " " + rest;
}
