using System.Text.Json;

namespace GenFlow.Shapes;

/// <summary>Writes bounds as keywords.</summary>
internal static class BoundsSchema
{
    /// <summary>Writes those that a value of the shape can have into the object that is open.</summary>
    public static void WriteKeywords(Utf8JsonWriter json, TypeShape shape, MemberBounds bounds)
    {
        WriteNumber(json, bounds.IsMinimumExclusive ? "exclusiveMinimum" : "minimum", bounds.Minimum);
        WriteNumber(json, bounds.IsMaximumExclusive ? "exclusiveMaximum" : "maximum", bounds.Maximum);
        WriteLengths(json, shape, bounds);
        if (bounds.Pattern is { } pattern)
        {
            json.WriteString("pattern", pattern);
        }

        if (bounds.AllowedValues is { } values)
        {
            json.WriteStartArray("enum");
            foreach (string value in values)
            {
                json.WriteRawValue(value);
            }

            json.WriteEndArray();
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, string keyword, string? value)
    {
        if (value is not null)
        {
            json.WritePropertyName(keyword);
            json.WriteRawValue(value);
        }
    }

    // Bytes are a text of another length.
    private static void WriteLengths(Utf8JsonWriter json, TypeShape shape, MemberBounds bounds)
    {
        string? what = shape switch
        {
            ListShape => "Items",
            MapShape => "Properties",
            ScalarShape { Kind: ScalarKind.String } => "Length",
            _ => null,
        };
        if (what is not null && bounds.MinLength is { } min)
        {
            json.WriteNumber("min" + what, min);
        }

        if (what is not null && bounds.MaxLength is { } max)
        {
            json.WriteNumber("max" + what, max);
        }
    }
}
