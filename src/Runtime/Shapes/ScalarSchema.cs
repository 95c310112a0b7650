using System.Text;
using System.Text.Json;

namespace GenFlow.Shapes;

/// <summary>Writes the schemas of values without parts, as the codecs write the values.</summary>
internal static class ScalarSchema
{
    private const string Time = "[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,7})?";

    // The offset is missing where the kind of time is unspecified, which the format "date-time" does not allow.
    private const string DateTimePattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T" + Time + "(Z|[+-][0-9]{2}:[0-9]{2})?$";
    private const string TimeSpanPattern = "^-?([0-9]+\\.)?" + Time + "$";
    private const string TimeOnlyPattern = "^" + Time + "$";

    /// <summary>Writes the keywords of a scalar into the object that is open.</summary>
    public static void WriteKeywords(Utf8JsonWriter json, ScalarKind kind)
    {
        switch (kind)
        {
            case ScalarKind.Boolean:
                json.WriteString("type", "boolean");
                break;
            case ScalarKind.Byte:
                WriteInteger(json, byte.MinValue, byte.MaxValue);
                break;
            case ScalarKind.SByte:
                WriteInteger(json, sbyte.MinValue, sbyte.MaxValue);
                break;
            case ScalarKind.Int16:
                WriteInteger(json, short.MinValue, short.MaxValue);
                break;
            case ScalarKind.UInt16:
                WriteInteger(json, ushort.MinValue, ushort.MaxValue);
                break;
            case ScalarKind.Int32:
                WriteInteger(json, int.MinValue, int.MaxValue);
                break;
            case ScalarKind.UInt32:
                WriteInteger(json, uint.MinValue, uint.MaxValue);
                break;
            case ScalarKind.Int64:
                WriteInteger(json, long.MinValue, long.MaxValue);
                break;
            case ScalarKind.UInt64:
                WriteInteger(json, 0, ulong.MaxValue);
                break;
            case ScalarKind.Single or ScalarKind.Double:
                WriteFloatingPoint(json);
                break;
            case ScalarKind.Decimal:
                json.WriteString("type", "number");
                break;
            case ScalarKind.Any:
                break;
            default:
                WriteText(json, kind);
                break;
        }
    }

    /// <summary>Writes the keywords of a scalar as models are given them: without limits that only say what a type of .NET
    /// holds, and without those that the bounds replace.</summary>
    public static void WriteForModel(Utf8JsonWriter json, ScalarKind kind, MemberBounds? bounds)
    {
        switch (kind)
        {
            case ScalarKind.Byte or ScalarKind.SByte or ScalarKind.Int16 or ScalarKind.UInt16 or ScalarKind.Int32 or ScalarKind.UInt32 or ScalarKind.Int64 or ScalarKind.UInt64:
                json.WriteString("type", "integer");
                WriteLimits(json, kind, bounds);
                break;
            case ScalarKind.Single or ScalarKind.Double:
                json.WriteString("type", "number");
                break;
            default:
                WriteKeywords(json, kind);
                break;
        }
    }

    // Those that a model may come near to.
    private static void WriteLimits(Utf8JsonWriter json, ScalarKind kind, MemberBounds? bounds)
    {
        bool isUnsigned = kind is ScalarKind.Byte or ScalarKind.UInt16 or ScalarKind.UInt32 or ScalarKind.UInt64;
        long? minimum = isUnsigned ? 0 : kind == ScalarKind.SByte ? sbyte.MinValue : kind == ScalarKind.Int16 ? short.MinValue : null;
        long? maximum = kind switch
        {
            ScalarKind.Byte => byte.MaxValue,
            ScalarKind.SByte => sbyte.MaxValue,
            ScalarKind.Int16 => short.MaxValue,
            ScalarKind.UInt16 => ushort.MaxValue,
            _ => null,
        };
        if (minimum is { } least && bounds?.Minimum is null && bounds?.AllowedValues is null)
        {
            json.WriteNumber("minimum", least);
        }

        if (maximum is { } greatest && bounds?.Maximum is null && bounds?.AllowedValues is null)
        {
            json.WriteNumber("maximum", greatest);
        }
    }

    /// <summary>Writes the keywords of an enum into the object that is open.</summary>
    public static void WriteEnum(Utf8JsonWriter json, EnumShape type)
    {
        if (type.IsFlags)
        {
            WriteFlags(json, type.Values);
            return;
        }

        json.WriteString("type", "string");
        json.WriteStartArray("enum");
        foreach (string value in type.Values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, ScalarKind kind)
    {
        json.WriteString("type", "string");
        switch (kind)
        {
            case ScalarKind.String:
                break;
            case ScalarKind.Char:
                json.WriteNumber("minLength", 1);
                json.WriteNumber("maxLength", 1);
                break;
            case ScalarKind.Bytes:
                json.WriteString("contentEncoding", "base64");
                break;
            case ScalarKind.Guid:
                json.WriteString("format", "uuid");
                break;
            case ScalarKind.DateTime:
                json.WriteString("pattern", DateTimePattern);
                break;
            case ScalarKind.DateTimeOffset:
                json.WriteString("format", "date-time");
                break;
            case ScalarKind.TimeSpan:
                json.WriteString("pattern", TimeSpanPattern);
                break;
            case ScalarKind.DateOnly:
                json.WriteString("format", "date");
                break;
            case ScalarKind.TimeOnly:
                json.WriteString("pattern", TimeOnlyPattern);
                break;
            case ScalarKind.Uri:
                // A Uri may be relative.
                json.WriteString("format", "uri-reference");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of value.");
        }
    }

    private static void WriteInteger(Utf8JsonWriter json, long minimum, ulong maximum)
    {
        json.WriteString("type", "integer");
        json.WriteNumber("minimum", minimum);
        json.WriteNumber("maximum", maximum);
    }

    private static void WriteInteger(Utf8JsonWriter json, long minimum, long maximum) => WriteInteger(json, minimum, (ulong)maximum);

    private static void WriteFloatingPoint(Utf8JsonWriter json)
    {
        json.WriteStartArray("anyOf");
        json.WriteStartObject();
        json.WriteString("type", "number");
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteStartArray("enum");
        json.WriteStringValue("NaN");
        json.WriteStringValue("Infinity");
        json.WriteStringValue("-Infinity");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    // Flags without a name, such as a zero that has none, are a number. The pattern is asked of texts only.
    private static void WriteFlags(Utf8JsonWriter json, IReadOnlyList<string> names)
    {
        json.WriteStartArray("type");
        if (names.Count > 0)
        {
            json.WriteStringValue("string");
        }

        json.WriteStringValue("integer");
        json.WriteEndArray();
        if (names.Count > 0)
        {
            string any = "(" + string.Join('|', names.Select(Escaped)) + ")";
            json.WriteString("pattern", $"^{any}(, *{any})*$");
        }
    }

    // What has a meaning in a regular expression of ECMAScript; anything more must not be escaped there.
    private static string Escaped(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (c is '^' or '$' or '\\' or '.' or '*' or '+' or '?' or '(' or ')' or '[' or ']' or '{' or '}' or '|' or '/')
            {
                text.Append('\\');
            }

            text.Append(c);
        }

        return text.ToString();
    }
}
