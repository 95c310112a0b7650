using System.Text;
using System.Text.Json;

namespace GenFlow.LlamaCpp.Grammars;

/// <summary>JSON as it is asked for where it is fixed: without white space, numbers as they are.</summary>
internal static class CompactJson
{
    public static void Write(StringBuilder json, JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteList(json, '{', value.EnumerateObject(), '}', (into, member) =>
                {
                    into.Append(Gbnf.Json(member.Name)).Append(':');
                    Write(into, member.Value, path);
                });
                break;
            case JsonValueKind.Array:
                WriteList(json, '[', value.EnumerateArray(), ']', (into, item) => Write(into, item, path));
                break;
            case JsonValueKind.String:
                json.Append(Gbnf.Json(TextOf(value, path)));
                break;
            default:
                json.Append(value.GetRawText());
                break;
        }
    }

    private static string TextOf(JsonElement value, string path)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw SchemaKeywords.Refused(path, "a text has half a pair of surrogates", "Give Unicode");
        }
    }

    private static void WriteList<T>(StringBuilder json, char open, IEnumerable<T> items, char close, Action<StringBuilder, T> write)
    {
        json.Append(open);
        bool isFirst = true;
        foreach (T item in items)
        {
            json.Append(isFirst ? "" : ",");
            isFirst = false;
            write(json, item);
        }

        json.Append(close);
    }
}
