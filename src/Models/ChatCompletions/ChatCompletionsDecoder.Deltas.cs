using System.Text.Json;
using GenFlow.Models.Http;

namespace GenFlow.Models.ChatCompletions;

// What a delta says, in the order in which a model says it, whatever the order of the members.
public sealed partial class ChatCompletionsDecoder
{
    private void ReadDelta(ref Utf8JsonReader reader, List<ModelDelta> deltas)
    {
        Utf8JsonReader calls = default;
        Utf8JsonReader legacy = default;
        (string? thought, string? content, string? refusal) = (null, null, null);
        (JsonElement parts, JsonElement annotations) = (default, default);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("content"u8))
            {
                content = ReadSaid(ref reader, ChunkText.Content) ?? content;
                parts = reader.TokenType == JsonTokenType.StartArray ? JsonElement.ParseValue(ref reader) : parts;
            }
            else if (reader.ValueTextEquals("reasoning_content"u8) || reader.ValueTextEquals("reasoning"u8))
            {
                // Servers that send both say the same in both.
                thought = ReadSaid(ref reader, ChunkText.Thought) ?? thought;
            }
            else if (reader.ValueTextEquals("tool_calls"u8))
            {
                reader.Read();
                calls = reader;
            }
            else if (reader.ValueTextEquals("refusal"u8))
            {
                reader.Read();
                refusal = reader.TokenType == JsonTokenType.String ? WireText.Piece(ref reader) : null;
            }
            else if (reader.ValueTextEquals("function_call"u8))
            {
                reader.Read();
                legacy = reader;
            }
            else if (reader.ValueTextEquals("annotations"u8))
            {
                reader.Read();
                annotations = JsonElement.ParseValue(ref reader);
            }
            else if (reader.ValueTextEquals("extra_content"u8) || reader.ValueTextEquals("reasoning_details"u8))
            {
                string name = reader.GetString()!;
                reader.Read();
                _extras.Add(name, JsonElement.ParseValue(ref reader));
                CheckCount(_extras.Count, name);
                _single.IsMore = true;
            }

            reader.Skip();
        }

        TakeThought(thought, deltas);
        TakeText(content, deltas);
        TakeParts(parts, deltas);
        TakeRefusal(refusal, deltas);
        ReadCalls(ref calls, deltas);
        ReadLegacyCall(ref legacy, deltas);
        TakeAnnotations(annotations, deltas);
        _single.IsMore |= refusal is not null || legacy.TokenType == JsonTokenType.StartObject
            || parts.ValueKind == JsonValueKind.Array || annotations.ValueKind == JsonValueKind.Array;
    }

    // Leaves the reader at the value; null where it is empty or no text.
    private string? ReadSaid(ref Utf8JsonReader reader, ChunkText kind)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String || reader.ValueSpan.IsEmpty)
        {
            return null;
        }

        _single.Add(kind, RangeOf(reader));
        return WireText.Piece(ref reader);
    }

    // Content as a list: text, and with some servers thoughts.
    private void TakeParts(JsonElement parts, List<ModelDelta> deltas)
    {
        if (parts.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        foreach (JsonElement part in parts.EnumerateArray())
        {
            if (part.ValueKind == JsonValueKind.String)
            {
                TakeText(WireText.Piece(part), deltas);
            }
            else if (part.ValueKind == JsonValueKind.Object)
            {
                TakeRefusal(TextIn(part, "refusal"), deltas);
                TakeThought(TextIn(part, "thinking"), deltas);
                TakeText(TextIn(part, "text"), deltas);
            }
        }
    }

    // A text, or the texts of a list.
    private static string? TextIn(JsonElement part, string name) => !part.TryGetProperty(name, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.String ? WireText.Piece(value)
        : value.ValueKind == JsonValueKind.Array ? string.Concat(value.EnumerateArray().Where(static item => item.ValueKind == JsonValueKind.Object).Select(static item => TextIn(item, "text")))
        : null;

    private void TakeAnnotations(JsonElement annotations, List<ModelDelta> deltas)
    {
        if (annotations.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        foreach (JsonElement annotation in annotations.EnumerateArray())
        {
            if (annotation.ValueKind == JsonValueKind.Object)
            {
                // The address is in an object of its own, or beside the type.
                JsonElement url = annotation.TryGetProperty("url_citation", out JsonElement inner) && inner.ValueKind == JsonValueKind.Object ? inner : annotation;
                if (WordIn(url, "url") is { Length: > 0 } address)
                {
                    Cite(new Citation(address, WordIn(url, "title"), WordIn(url, "content"), PlaceIn(url, "start_index"), PlaceIn(url, "end_index")), deltas);
                }
            }
        }
    }

    private static string? WordIn(JsonElement citation, string name) =>
        citation.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? WireText.Whole(value) : null;

    private static int? PlaceIn(JsonElement citation, string name) =>
        citation.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int place) && place >= 0 ? place : null;
}
