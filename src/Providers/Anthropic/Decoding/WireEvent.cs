using System.Text.Json;
using GenFlow.Models.Http;

namespace GenFlow.Anthropic.Decoding;

/// <summary>What kind of event a payload is, and where the parts of a delta are in it: whatever the order of its members.</summary>
internal readonly ref struct WireEvent
{
    private readonly ReadOnlySpan<byte> _data;
    private readonly int _text = -1;
    private readonly int _thinking = -1;
    private readonly int _arguments = -1;
    private readonly int _signature = -1;

    /// <exception cref="JsonException">It is no JSON object.</exception>
    public WireEvent(ReadOnlySpan<byte> data)
    {
        _data = data;
        var reader = new Utf8JsonReader(data);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An event is not a JSON object.");
        }

        bool hasError = false;
        bool hasType = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                hasType = true;
                Kind = KindOf(ref reader);
            }
            else if (reader.ValueTextEquals("index"u8))
            {
                reader.Read();
                Index = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int index) ? index : null;
            }
            else if (reader.ValueTextEquals("delta"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    ReadDelta(ref reader, out DeltaKind delta, ref _text, ref _thinking, ref _arguments, ref _signature);
                    Delta = delta;
                    continue;
                }
            }
            else
            {
                hasError |= reader.ValueTextEquals("error"u8);
            }

            reader.Skip();
        }

        // Text behind the object makes it no JSON.
        while (reader.Read())
        {
        }

        // Servers between here and the provider have words of their own.
        if (hasError && !hasType)
        {
            Kind = EventKind.Error;
        }
    }

    public EventKind Kind { get; }

    /// <summary>The block's number on the wire; null where there is none that can be one.</summary>
    public int? Index { get; }

    public DeltaKind Delta { get; }

    /// <summary>The text of the delta; null where it has none.</summary>
    public string? Text
    {
        get
        {
            int start = Delta switch
            {
                DeltaKind.Text => _text,
                DeltaKind.Thinking => _thinking,
                DeltaKind.Arguments => _arguments,
                DeltaKind.Signature => _signature,
                _ => -1,
            };
            if (start < 0)
            {
                return null;
            }

            var reader = new Utf8JsonReader(_data[start..]);
            reader.Read();
            return WireText.Piece(ref reader);
        }
    }

    private static void ReadDelta(ref Utf8JsonReader reader, out DeltaKind kind, ref int text, ref int thinking, ref int arguments, ref int signature)
    {
        kind = DeltaKind.Other;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                kind = DeltaKindOf(ref reader);
            }
            else if (reader.ValueTextEquals("text"u8))
            {
                text = StringAt(ref reader);
            }
            else if (reader.ValueTextEquals("thinking"u8))
            {
                thinking = StringAt(ref reader);
            }
            else if (reader.ValueTextEquals("partial_json"u8))
            {
                arguments = StringAt(ref reader);
            }
            else if (reader.ValueTextEquals("signature"u8))
            {
                signature = StringAt(ref reader);
            }

            reader.Skip();
        }
    }

    private static int StringAt(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String ? (int)reader.TokenStartIndex : -1;
    }

    private static DeltaKind DeltaKindOf(ref Utf8JsonReader reader) =>
        reader.TokenType != JsonTokenType.String ? DeltaKind.Other
        : reader.ValueTextEquals("text_delta"u8) ? DeltaKind.Text
        : reader.ValueTextEquals("input_json_delta"u8) ? DeltaKind.Arguments
        : reader.ValueTextEquals("thinking_delta"u8) ? DeltaKind.Thinking
        : reader.ValueTextEquals("signature_delta"u8) ? DeltaKind.Signature
        : DeltaKind.Other;

    private static EventKind KindOf(ref Utf8JsonReader reader) =>
        reader.TokenType != JsonTokenType.String ? EventKind.Unknown
        : reader.ValueTextEquals("content_block_delta"u8) ? EventKind.BlockDelta
        : reader.ValueTextEquals("content_block_start"u8) ? EventKind.BlockStart
        : reader.ValueTextEquals("content_block_stop"u8) ? EventKind.BlockStop
        : reader.ValueTextEquals("message_start"u8) ? EventKind.MessageStart
        : reader.ValueTextEquals("message_delta"u8) ? EventKind.MessageDelta
        : reader.ValueTextEquals("message_stop"u8) ? EventKind.MessageStop
        : reader.ValueTextEquals("error"u8) ? EventKind.Error
        : EventKind.Unknown;
}
