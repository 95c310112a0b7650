using System.Text.Json;
using GenFlow.Models.Http;

namespace GenFlow.Models.ChatCompletions;

// What a chunk says of calls.
public sealed partial class ChatCompletionsDecoder
{
    private void ReadCalls(ref Utf8JsonReader reader, List<ModelDelta> deltas)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadCall(ref reader, deltas);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void ReadCall(ref Utf8JsonReader reader, List<ModelDelta> deltas)
    {
        CallPiece piece = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("index"u8))
            {
                piece.Index = ReadIndex(ref reader);
            }
            else if (reader.ValueTextEquals("function"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    ReadFunction(ref reader, ref piece);
                }
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                piece.Id = ReadText(ref reader);
                piece.IsIdEmpty = piece.Id is null && reader.TokenType == JsonTokenType.String;
            }
            else if (!reader.ValueTextEquals("type"u8))
            {
                string name = reader.GetString()!;
                reader.Read();
                if (reader.TokenType != JsonTokenType.Null)
                {
                    (piece.Extras ??= []).Add((name, JsonElement.ParseValue(ref reader).GetRawText()));
                    CheckCount(piece.Extras.Count, "members of a call");
                }
            }

            reader.Skip();
        }

        Take(piece, deltas);
    }

    // As it was before there were several calls: it has neither index nor id.
    private void ReadLegacyCall(ref Utf8JsonReader reader, List<ModelDelta> deltas)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            var piece = new CallPiece { IsIdEmpty = true };
            ReadFunction(ref reader, ref piece);
            Take(piece, deltas);
        }
    }

    private static void ReadFunction(ref Utf8JsonReader reader, ref CallPiece piece)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("arguments"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.String)
                {
                    piece.Place = RangeOf(reader);
                    piece.Arguments = reader.ValueSpan.IsEmpty ? null : WireText.Piece(ref reader);
                }
                else if (reader.TokenType == JsonTokenType.StartObject)
                {
                    // Not their text but they themselves.
                    piece.Arguments = JsonElement.ParseValue(ref reader).GetRawText();
                }
            }
            else if (reader.ValueTextEquals("name"u8))
            {
                piece.Name = ReadText(ref reader);
            }

            reader.Skip();
        }
    }

    /// <summary>What a chunk says of a call.</summary>
    private struct CallPiece
    {
        public int? Index { get; set; }

        public string? Id { get; set; }

        /// <summary>The id is there, and empty: none will come.</summary>
        public bool IsIdEmpty { get; set; }

        public string? Name { get; set; }

        public string? Arguments { get; set; }

        /// <summary>Where the text of the arguments stands in the chunk; empty where it is none.</summary>
        public Range Place { get; set; }

        public List<(string Name, string Json)>? Extras { get; set; }

        public readonly bool IsEmpty => Id is null && Name is null && Arguments is null && Extras is null;
    }
}
