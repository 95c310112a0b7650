using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GenFlow.Models.Tests;

/// <summary>What a prefix of JSON shows, by the framework's reader and by trying what makes its last token whole.</summary>
internal static class PrefixOracle
{
    /// <summary>The value; null where nothing is there. For documents whose outermost value is an object or a list.</summary>
    public static JsonNode? Of(ReadOnlySpan<byte> prefix)
    {
        var reader = new Utf8JsonReader(prefix, isFinalBlock: false, state: default);
        var open = new Stack<JsonNode>();
        string? name = null;
        JsonNode? root = null;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString();
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    open.Pop();
                    break;
                case JsonTokenType.StartArray or JsonTokenType.StartObject:
                    JsonNode container = reader.TokenType == JsonTokenType.StartArray ? new JsonArray() : new JsonObject();
                    root ??= container;
                    Add(open, name, container);
                    open.Push(container);
                    name = null;
                    break;
                default:
                    Add(open, name, JsonNode.Parse(Raw(ref reader)));
                    name = null;
                    break;
            }
        }

        if (open.Count > 0 && (open.Peek() is JsonArray || name is not null))
        {
            string tail = Encoding.UTF8.GetString(WholeCharacters(prefix[(int)reader.BytesConsumed..])).TrimStart(' ', '\n', ',', ':');
            if (Tail(tail) is { } last)
            {
                Add(open, name, last);
            }
        }

        return root;
    }

    private static ReadOnlySpan<byte> WholeCharacters(ReadOnlySpan<byte> text)
    {
        while (!System.Text.Unicode.Utf8.IsValid(text))
        {
            text = text[..^1];
        }

        return text;
    }

    private static string Raw(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? "\"" + Encoding.UTF8.GetString(reader.ValueSpan) + "\"" : Encoding.UTF8.GetString(reader.ValueSpan);

    private static JsonNode? Tail(string tail)
    {
        for (int length = tail.Length; length > 0; length--)
        {
            string text = tail[0] == '"' ? tail[..length] + "\"" : tail[..length];
            try
            {
                JsonNode? node = JsonNode.Parse(text);
                if (tail[0] != '"' || Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(node!.GetValue<string>())) == node.GetValue<string>())
                {
                    return node;
                }
            }
            catch (JsonException)
            {
                // Shorter, then.
            }
            catch (InvalidOperationException)
            {
                // Half of a pair.
            }
        }

        return null;
    }

    private static void Add(Stack<JsonNode> open, string? name, JsonNode? value)
    {
        if (open.TryPeek(out JsonNode? container))
        {
            if (container is JsonArray list)
            {
                list.Add(value);
            }
            else
            {
                container[name!] = value;
            }
        }
    }
}
