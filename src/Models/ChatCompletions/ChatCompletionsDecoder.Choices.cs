using System.Text.Json;

namespace GenFlow.Models.ChatCompletions;

// What a chunk says of the one choice that is asked for.
public sealed partial class ChatCompletionsDecoder
{
    private Single _single;

    private void ReadChoices(ref Utf8JsonReader reader, List<ModelDelta> deltas)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadChoice(ref reader, deltas);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void ReadChoice(ref Utf8JsonReader reader, List<ModelDelta> deltas)
    {
        Utf8JsonReader later = default;
        Utf8JsonReader message = default;
        int? index = null;
        bool hasDelta = false;
        string? finish = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("delta"u8))
            {
                reader.Read();
                if (reader.TokenType != JsonTokenType.StartObject || index > 0)
                {
                    reader.Skip();
                }
                else if (index == 0)
                {
                    hasDelta = true;
                    ReadDelta(ref reader, deltas);
                }
                else
                {
                    later = reader;
                    reader.Skip();
                }
            }
            else if (reader.ValueTextEquals("index"u8))
            {
                index = ReadIndex(ref reader);
            }
            else if (reader.ValueTextEquals("finish_reason"u8))
            {
                finish = ReadText(ref reader);
            }
            else if (reader.ValueTextEquals("message"u8))
            {
                reader.Read();
                message = reader;
                reader.Skip();
            }
            else
            {
                reader.Skip();
            }
        }

        if ((index ?? 0) != 0)
        {
            return;
        }

        if (later.TokenType == JsonTokenType.StartObject)
        {
            hasDelta = true;
            ReadDelta(ref later, deltas);
        }

        if (message.TokenType == JsonTokenType.StartObject)
        {
            ReadMessage(ref message, hasDelta, deltas);
        }

        if (finish is not null)
        {
            TakeFinish(finish);
        }
    }

    // Some servers say the whole again behind its deltas, others never say it in deltas.
    private void ReadMessage(ref Utf8JsonReader message, bool hasDelta, List<ModelDelta> deltas)
    {
        if (!hasDelta && !_hasSaid)
        {
            ReadDelta(ref message, deltas);
            return;
        }

        while (message.Read() && message.TokenType == JsonTokenType.PropertyName)
        {
            if (message.ValueTextEquals("annotations"u8))
            {
                message.Read();
                TakeAnnotations(JsonElement.ParseValue(ref message), deltas);
            }
            else
            {
                message.Skip();
            }
        }
    }

    // Null for what is none.
    private static int? ReadIndex(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int index) && index >= 0)
        {
            return index;
        }

        reader.Skip();
        return null;
    }

    /// <summary>The text of a chunk that has only one, and where it stands.</summary>
    private record struct Single(ChunkText Kind, Range Place, CallDraft? Call, bool IsMore)
    {
        public void Add(ChunkText kind, Range place, CallDraft? call = null) =>
            this = Kind == ChunkText.None ? new(kind, place, call, IsMore) : this with { IsMore = true };
    }
}
