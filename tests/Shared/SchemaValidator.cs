using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GenFlow.Tests.Shapes;

/// <summary>Validates JSON against a schema of draft 2020-12, formats and encodings included, written from the specification
/// and not from the printer. A keyword that it does not know is an error, so that none goes unchecked.</summary>
internal sealed class SchemaValidator(JsonElement schema)
{
    private static readonly string[] s_annotations = ["$schema", "$defs", "description", "default"];

    public static SchemaValidator Parse(string schema) => new(JsonDocument.Parse(schema).RootElement);

    /// <summary>What is wrong with the instance, with where; empty where it is valid.</summary>
    public IReadOnlyList<string> Validate(string instance)
    {
        using var document = JsonDocument.Parse(instance);
        return [.. Problems(schema, document.RootElement, "$")];
    }

    private IEnumerable<string> Problems(JsonElement rules, JsonElement value, string path) =>
        rules.ValueKind switch
        {
            JsonValueKind.True => [],
            JsonValueKind.False => [$"{path}: nothing is allowed"],
            _ => rules.EnumerateObject()
                .Where(static rule => !s_annotations.Contains(rule.Name))
                .SelectMany(rule => Check(rules, rule.Name, rule.Value, value, path)),
        };

    private IEnumerable<string> Check(JsonElement rules, string keyword, JsonElement rule, JsonElement value, string path) => keyword switch
    {
        "$ref" => Problems(Resolve(rule.GetString()!), value, path),
        "anyOf" => rule.EnumerateArray().Any(option => IsValid(option, value)) ? [] : [$"{path}: none of anyOf"],
        "oneOf" => rule.EnumerateArray().Count(option => IsValid(option, value)) is var count && count == 1 ? [] : [$"{path}: {count} of oneOf"],
        "not" => IsValid(rule, value) ? [$"{path}: not allowed"] : [],
        "const" => Require(JsonElement.DeepEquals(rule, value), path, keyword),
        "enum" => Require(rule.EnumerateArray().Any(option => JsonElement.DeepEquals(option, value)), path, keyword),
        "type" => Require(Types(rule).Any(type => HasType(value, type)), path, keyword),
        "properties" => value.ValueKind != JsonValueKind.Object ? [] : rule.EnumerateObject().SelectMany(property =>
            value.TryGetProperty(property.Name, out JsonElement member) ? Problems(property.Value, member, $"{path}.{property.Name}") : []),
        "required" => value.ValueKind != JsonValueKind.Object ? [] : rule.EnumerateArray()
            .Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{path}: {name} is missing"),
        "additionalProperties" => value.ValueKind != JsonValueKind.Object ? [] : value.EnumerateObject()
            .Where(member => !(rules.TryGetProperty("properties", out JsonElement named) && named.TryGetProperty(member.Name, out _)))
            .SelectMany(member => Problems(rule, member.Value, $"{path}.{member.Name}")),
        "items" => value.ValueKind != JsonValueKind.Array ? [] : value.EnumerateArray().SelectMany((item, index) => Problems(rule, item, $"{path}[{index}]")),
        "minimum" => Require(value.ValueKind != JsonValueKind.Number || value.GetDecimal() >= rule.GetDecimal(), path, keyword),
        "maximum" => Require(value.ValueKind != JsonValueKind.Number || value.GetDecimal() <= rule.GetDecimal(), path, keyword),
        "exclusiveMinimum" => Require(value.ValueKind != JsonValueKind.Number || value.GetDecimal() > rule.GetDecimal(), path, keyword),
        "exclusiveMaximum" => Require(value.ValueKind != JsonValueKind.Number || value.GetDecimal() < rule.GetDecimal(), path, keyword),
        "minItems" => Require(value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32(), path, keyword),
        "maxItems" => Require(value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= rule.GetInt32(), path, keyword),
        "minProperties" => Require(value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Count() >= rule.GetInt32(), path, keyword),
        "maxProperties" => Require(value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Count() <= rule.GetInt32(), path, keyword),
        "minLength" => OfText(value, path, keyword, text => text.EnumerateRunes().Count() >= rule.GetInt32()),
        "maxLength" => OfText(value, path, keyword, text => text.EnumerateRunes().Count() <= rule.GetInt32()),
        "pattern" => OfText(value, path, keyword, text => Regex.IsMatch(text, rule.GetString()!, RegexOptions.ECMAScript)),
        "contentEncoding" => OfText(value, path, keyword, static text => Convert.TryFromBase64String(text, new byte[text.Length], out _)),
        "format" => OfText(value, path, keyword, text => HasFormat(text, rule.GetString()!)),
        _ => throw new NotSupportedException($"The keyword {keyword} is not known."),
    };

    private bool IsValid(JsonElement rules, JsonElement value) => !Problems(rules, value, "").Any();

    private JsonElement Resolve(string reference)
    {
        if (reference == "#")
        {
            return schema;
        }

        Assert.StartsWith("#/", reference, StringComparison.Ordinal);
        return Uri.UnescapeDataString(reference[2..]).Split('/')
            .Select(static part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))
            .Aggregate(schema, static (current, part) => current.GetProperty(part));
    }

    private static IEnumerable<string> Require(bool holds, string path, string keyword) => holds ? [] : [$"{path}: {keyword}"];

    private static IEnumerable<string> OfText(JsonElement value, string path, string keyword, Func<string, bool> holds) =>
        Require(value.ValueKind != JsonValueKind.String || holds(value.GetString()!), path, keyword);

    private static IEnumerable<string> Types(JsonElement rule) =>
        rule.ValueKind == JsonValueKind.Array ? rule.EnumerateArray().Select(static type => type.GetString()!) : [rule.GetString()!];

    private static bool HasType(JsonElement value, string type) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal number) && number == decimal.Truncate(number),
        "string" => value.ValueKind == JsonValueKind.String,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => throw new NotSupportedException($"The type {type} is not known."),
    };

    // RFC 3339 wants an offset.
    private static bool HasFormat(string text, string format) => format switch
    {
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => Regex.IsMatch(text, "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$")
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        "uri-reference" => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _) && !text.Contains(' ', StringComparison.Ordinal),
        _ => throw new NotSupportedException($"The format {format} is not known."),
    };
}
