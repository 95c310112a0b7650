using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace GenFlow.Serialization;

public ref partial struct EventJsonWriter
{
    private const int LongestDate = 33;

    // The seconds' fraction of the format O.
    private const int FractionStart = 19;
    private const int FractionEnd = 27;

    // A multiple of three, so that only the last piece is padded.
    private const int BytesChunk = 768;

    internal void WriteQuoted<T>(T value, int longest, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        Reserve(longest + 2);
        Span<byte> text = Free;
        text[0] = (byte)'"';
        value.TryFormat(text[1..], out int written, format, CultureInfo.InvariantCulture);
        text[written + 1] = (byte)'"';
        _position += written + 2;
    }

    /// <summary>Writes a date with time, its fraction without the zeros at its end.</summary>
    internal void WriteDate<T>(T value)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[LongestDate];
        value.TryFormat(text, out int written, "O", CultureInfo.InvariantCulture);
        int end = FractionEnd;
        while (text[end - 1] == (byte)'0')
        {
            end--;
        }

        end = text[end - 1] == (byte)'.' ? FractionStart : end;
        Reserve(LongestDate + 2);
        Put("\""u8);
        Put(text[..end]);
        Put(text[FractionEnd..written]);
        Put("\""u8);
    }

    internal void WriteCharacter(char value) => LongOrEscaped([value]);

    internal void WriteBytes(scoped ReadOnlySpan<byte> value)
    {
        WriteRaw("\""u8);
        while (!value.IsEmpty)
        {
            ReadOnlySpan<byte> chunk = value[..Math.Min(value.Length, BytesChunk)];
            Reserve(Base64.GetMaxEncodedToUtf8Length(chunk.Length));
            Base64.EncodeToUtf8(chunk, Free, out _, out int written);
            _position += written;
            value = value[chunk.Length..];
        }

        WriteRaw("\""u8);
    }

    /// <summary>Writes a value of any shape without the white space and the comments that it was read with: a line break
    /// in it would end a line of what carries events by lines.</summary>
    internal void WriteElement(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            WriteNull();
            return;
        }

        ReadOnlySpan<byte> json = System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(value);
        if (!Utf8.IsValid(json))
        {
            Failures.NotUtf8ToWrite();
        }

        if (value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            WriteRawText(json);
            return;
        }

        // One level more than is written, so that the depth is refused here.
        var tokens = new Utf8JsonReader(json, new JsonReaderOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
            MaxDepth = JsonLimits.DefaultMaxDepth + 1,
        });
        bool follows = false;
        while (tokens.Read())
        {
            Token(ref tokens, ref follows);
        }
    }

    private void Token(ref Utf8JsonReader tokens, ref bool follows)
    {
        if (tokens.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            WriteRaw(tokens.ValueSpan);
            Leave();
            follows = true;
            return;
        }

        if (follows)
        {
            WriteRaw(","u8);
        }

        follows = true;
        switch (tokens.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Enter();
                WriteRaw(tokens.ValueSpan);
                follows = false;
                break;
            case JsonTokenType.PropertyName:
                WriteAsRead(tokens.ValueSpan);
                WriteRaw(":"u8);
                follows = false;
                break;
            case JsonTokenType.String:
                WriteAsRead(tokens.ValueSpan);
                break;
            default:
                WriteRawText(tokens.ValueSpan);
                break;
        }
    }

    private void WriteAsRead(scoped ReadOnlySpan<byte> escaped)
    {
        WriteRaw("\""u8);
        WriteRawText(escaped);
        WriteRaw("\""u8);
    }
}
