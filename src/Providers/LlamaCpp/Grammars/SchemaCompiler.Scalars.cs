using System.Text.Json;

namespace GenFlow.LlamaCpp.Grammars;

internal sealed partial class SchemaCompiler
{
    private string Text(JsonElement schema, string path)
    {
        int? min = SchemaKeywords.Count(schema, "minLength", path);
        int? max = SchemaKeywords.Count(schema, "maxLength", path);
        if (max < min)
        {
            throw SchemaKeywords.Refused(path, "'maxLength' is less than 'minLength'", "Swap them");
        }

        string? inside = SchemaKeywords.Find(schema, "pattern") is { } pattern ? PatternGrammar.Of(SchemaKeywords.Text(pattern, "pattern", path), rules, _json, path)
            : SchemaKeywords.Find(schema, "format") is { } format ? StringFormats.Of(SchemaKeywords.Text(format, "format", path), rules)
            : null;
        if (inside is not null)
        {
            // Bounds that change nothing are none.
            return min is null or 0 && max is null ? rules.Add("text", Quoted(inside))
                : throw SchemaKeywords.Refused(path, "a length is asked for beside a pattern or a format, and a grammar keeps one of them", "Put the length into the pattern");
        }

        return min is null or 0 && max is null ? _json.Text : rules.Add("text", Quoted(rules.Repeat(_json.Letter, min ?? 0, max, path)));
    }

    private string Integer(JsonElement schema, string path)
    {
        (decimal min, decimal max) = (Bound(schema, "minimum", path, -IntegerRange.Max), Bound(schema, "maximum", path, IntegerRange.Max));
        min = Math.Max(Math.Ceiling(min), Math.Floor(Bound(schema, "exclusiveMinimum", path, -IntegerRange.Max - 1)) + 1);
        max = Math.Min(Math.Floor(max), Math.Ceiling(Bound(schema, "exclusiveMaximum", path, IntegerRange.Max + 1)) - 1);
        return min > max ? throw SchemaKeywords.Refused(path, "no integer is within its bounds", "Widen them")
            : min == -IntegerRange.Max && max == IntegerRange.Max ? _json.Integer
            : rules.Add("range", IntegerRange.Of((long)min, (long)max));
    }

    private string Number(JsonElement schema, string path) =>
        Bound(schema, "minimum", path, -1) >= 0 || Bound(schema, "exclusiveMinimum", path, -1) >= 0 ? _json.PositiveNumber : _json.Number;

    // Beyond what grammars write there are no numbers, so that bounds there are none.
    private static decimal Bound(JsonElement schema, string name, string path, decimal none)
    {
        if (SchemaKeywords.Find(schema, name) is not { } bound)
        {
            return none;
        }

        if (bound.ValueKind is JsonValueKind.True or JsonValueKind.False && name.StartsWith("exclusive", StringComparison.Ordinal))
        {
            // In older drafts it says how the other bound is meant.
            string other = name == "exclusiveMinimum" ? "minimum" : "maximum";
            return bound.ValueKind == JsonValueKind.True ? Bound(schema, other, path, none) : none;
        }

        return bound.ValueKind != JsonValueKind.Number ? throw SchemaKeywords.Refused(path, $"'{name}' is no number", "Give one")
            : (decimal)Math.Clamp(bound.GetDouble(), -IntegerRange.Max - 1d, IntegerRange.Max + 1d) is var rough && bound.TryGetDecimal(out decimal exact)
                ? Math.Clamp(exact, -IntegerRange.Max - 1, IntegerRange.Max + 1) : rough;
    }

    private static string Literal(JsonElement value, string path)
    {
        var json = new System.Text.StringBuilder();
        CompactJson.Write(json, value, path);
        return Gbnf.Literal(json.ToString());
    }

    private static string Quoted(string inside) => inside.Length == 0 ? "\"\\\"\\\"\"" : $"\"\\\"\" {Group(inside)} \"\\\"\"";

    // What has several ways stands in parentheses.
    private static string Group(string inside) => inside.Contains('|', StringComparison.Ordinal) ? $"({inside})" : inside;
}
