using System.Text;
using System.Text.Json;
using GenFlow.LlamaCpp.Grammars;

namespace GenFlow.LlamaCpp.Text;

/// <summary>JSON as models write it: in one line, with a blank behind colons and commas. Texts and numbers stay as they were
/// written.</summary>
internal static class SpacedJson
{
    public static void Write(StringBuilder json, JsonElement value)
    {
        bool isFirst = true;
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.Append('{');
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    json.Append(isFirst ? "" : ", ").Append(Gbnf.Json(member.Name)).Append(": ");
                    isFirst = false;
                    Write(json, member.Value);
                }

                json.Append('}');
                break;
            case JsonValueKind.Array:
                json.Append('[');
                foreach (JsonElement item in value.EnumerateArray())
                {
                    json.Append(isFirst ? "" : ", ");
                    isFirst = false;
                    Write(json, item);
                }

                json.Append(']');
                break;
            default:
                json.Append(value.GetRawText());
                break;
        }
    }
}
