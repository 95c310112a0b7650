using System.Text.Json;

namespace GenFlow.LlamaCpp.Grammars;

internal sealed partial class SchemaCompiler
{
    private string Object(JsonElement schema, string path, int depth)
    {
        List<JsonProperty> properties = SchemaKeywords.Find(schema, "properties") is { } known ? [.. known.EnumerateObject()] : [];
        HashSet<string> required = SchemaKeywords.Find(schema, "required") is { ValueKind: JsonValueKind.Array } names
            ? [.. names.EnumerateArray().Select(name => SchemaKeywords.Text(name, "required", path))] : [];
        JsonElement? additional = SchemaKeywords.Find(schema, "additionalProperties");
        bool isOpen = additional is { ValueKind: not JsonValueKind.False };
        int min = SchemaKeywords.Count(schema, "minProperties", path) ?? 0;
        int? max = SchemaKeywords.Count(schema, "maxProperties", path);
        if (properties.Count == 0 && required.Count == 0)
        {
            return isOpen ? Map(additional!.Value, min, max, path, depth)
                : additional is null && !schema.TryGetProperty("properties", out _) ? Map(JsonElement.Parse("true"), min, max, path, depth)
                : min == 0 ? "\"{}\""
                : throw SchemaKeywords.Refused(path, "it asks for members and allows none", "Lower 'minProperties'");
        }

        if (min > required.Count || max < properties.Count)
        {
            throw SchemaKeywords.Refused(path, "a number of members is asked for beside their names, and a grammar keeps one of them", "Name the members that are required, and leave the number out");
        }

        var members = new List<(string Text, bool IsRequired)>();
        foreach (JsonProperty property in properties)
        {
            string value = Inside(property.Value, $"{path}/properties/{property.Name}", depth);
            members.Add((Member(property.Name, value), required.Remove(property.Name)));
        }

        string? other = isOpen || required.Count > 0 ? additional is { ValueKind: JsonValueKind.Object } ? Inside(additional.Value, path + "/additionalProperties", depth) : _json.Value : null;
        string[] allNames = [.. properties.Select(static property => property.Name), .. required];
        members.AddRange(required.Order(StringComparer.Ordinal).Select(name => (Member(name, other!), true)));
        if (isOpen)
        {
            string more = rules.Add("more", $"\",\" {_json.Space} {OtherMember(allNames, other!)}");
            return Record(members, more + "*", OtherMember(allNames, other!) + " " + more + "*");
        }

        return Record(members, "", null);
    }

    // The members that follow one another, each with its comma, and what of them can come first.
    private string Record(List<(string Text, bool IsRequired)> members, string tail, string? alone)
    {
        string[] tails = new string[members.Count + 1];
        tails[^1] = tail;
        for (int index = members.Count - 1; index > 0; index--)
        {
            (string text, bool isRequired) = members[index];
            string member = isRequired ? $"\",\" {_json.Space} {text}" : $"(\",\" {_json.Space} {text})?";
            tails[index] = isRequired && tails[index + 1].Length < 1_000 ? Sequence(member, tails[index + 1]) : rules.Add("rest", Sequence(member, tails[index + 1]));
        }

        var starts = new List<string>();
        int first = 0;
        for (; first < members.Count; first++)
        {
            starts.Add(Sequence(members[first].Text, tails[first + 1]));
            if (members[first].IsRequired)
            {
                break;
            }
        }

        if (first < members.Count)
        {
            return rules.Add("record", starts is [var only] ? $"\"{{\" {only} \"}}\"" : $"\"{{\" ({string.Join(" | ", starts)}) \"}}\"");
        }

        if (alone is not null)
        {
            starts.Add(alone);
        }

        return rules.Add("record", $"\"{{\" ({string.Join(" | ", starts)})? \"}}\"");
    }

    private string Map(JsonElement values, int min, int? max, string path, int depth)
    {
        if (values.ValueKind == JsonValueKind.True && min == 0 && max is null)
        {
            return _json.Object;
        }

        if (max < min)
        {
            throw SchemaKeywords.Refused(path, "'maxProperties' is less than 'minProperties'", "Swap them");
        }

        if (max == 0)
        {
            return "\"{}\"";
        }

        string member = rules.Add("entry", $"{_json.Text} \":\" {_json.Space} {Inside(values, path + "/additionalProperties", depth)}");
        string more = rules.Repeat(More(member), Math.Max(0, min - 1), max - 1, path);
        string all = Sequence(member, more);
        return rules.Add("map", min > 0 ? $"\"{{\" {all} \"}}\"" : $"\"{{\" ({all})? \"}}\"");
    }

    private string Member(string name, string value) => $"{Gbnf.Literal(Gbnf.Json(name) + ":")} {_json.Space} {value}";

    private string OtherMember(IReadOnlyList<string> known, string value) =>
        rules.Add("other", $"\"\\\"\" {OtherNames.Of(known, rules)} \":\" {_json.Space} {value}");
}
