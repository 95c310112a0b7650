using System.Text;
using System.Text.Json;
using GenFlow.Models.Http;

namespace GenFlow.OpenAI.Responses;

/// <summary>An event of the wire, read once from its beginning to its end.</summary>
internal ref struct WireEvent
{
    /// <summary>What it is.</summary>
    public EventKind Kind;

    /// <summary>The item it belongs to; -1 where it does not say.</summary>
    public int Output;

    /// <summary>The part of the item: of its content, or of a thought's summary.</summary>
    public int Part;

    /// <summary>The text, the arguments or the piece of them that it carries; null for none.</summary>
    public string? Text;

    /// <summary>The name of the function, where the event repeats it.</summary>
    public string? Name;

    /// <summary>The JSON of the object it carries: an item, a part, an annotation, the response.</summary>
    public ReadOnlySpan<byte> Value;

    /// <exception cref="JsonException">It is no JSON.</exception>
    public static WireEvent Read(ReadOnlySpan<byte> data)
    {
        var read = new WireEvent { Output = -1 };
        var reader = new Utf8JsonReader(data);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An event is an object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadMember(ref reader, ref read, data);
        }

        // What stands behind the object makes this throw.
        reader.Read();
        return read;
    }

    private static void ReadMember(ref Utf8JsonReader reader, ref WireEvent read, ReadOnlySpan<byte> data)
    {
        Member member = MemberOf(ref reader);
        reader.Read();
        switch (member)
        {
            case Member.Type when reader.TokenType == JsonTokenType.String:
                read.Kind = EventKinds.Of(reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan);
                break;
            case Member.Output when reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int output):
                read.Output = output;
                break;
            case Member.Part when reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int part):
                read.Part = part;
                break;
            case Member.Text when reader.TokenType == JsonTokenType.String:
                read.Text = WireText.Piece(ref reader);
                break;
            case Member.Name when reader.TokenType == JsonTokenType.String:
                read.Name = reader.GetString();
                break;
            case Member.Value when reader.TokenType == JsonTokenType.StartObject:
                int start = (int)reader.TokenStartIndex;
                reader.Skip();
                read.Value = data[start..(int)reader.BytesConsumed];
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private static Member MemberOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("type"u8) ? Member.Type
        : reader.ValueTextEquals("output_index"u8) ? Member.Output
        : reader.ValueTextEquals("delta"u8) ? Member.Text
        : reader.ValueTextEquals("content_index"u8) || reader.ValueTextEquals("summary_index"u8) ? Member.Part
        : reader.ValueTextEquals("item_id"u8) || reader.ValueTextEquals("sequence_number"u8) ? Member.Other
        : reader.ValueTextEquals("item"u8) || reader.ValueTextEquals("part"u8) || reader.ValueTextEquals("annotation"u8) || reader.ValueTextEquals("response"u8) ? Member.Value
        : reader.ValueTextEquals("text"u8) || reader.ValueTextEquals("arguments"u8) || reader.ValueTextEquals("refusal"u8)
            || reader.ValueTextEquals("input"u8) || reader.ValueTextEquals("code"u8) ? Member.Text
        : reader.ValueTextEquals("name"u8) ? Member.Name
        : Member.Other;

    private enum Member
    {
        Other,
        Type,
        Output,
        Part,
        Text,
        Name,
        Value,
    }
}
