using System.Text;
using System.Text.Json;
using GenFlow.Models;
using GenFlow.Models.Http;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Support;

/// <summary>The simplest wire there is, to test what all wires share: each event is a JSON string that is text, <c>"."</c> ends;
/// <c>"@name"</c> begins an action, <c>"+{}"</c> is a fragment of its arguments, <c>"/"</c> ends it. An object has the string as its <c>text</c>.</summary>
internal sealed class TextWireClient(TextWireOptions options)
    : HttpModelClient(options, new HttpProvider("Text", new Uri("http://127.0.0.1:1/v1"), "text") { KeyVariable = "GENFLOW_TEXT_WIRE_KEY" })
{
    protected override void WriteRequest(Utf8JsonWriter json, IReadOnlyList<ChatMessage> messages, ChatOptions options)
    {
        json.WriteStartObject();
        json.WriteString("text", messages[^1].Text);
        json.WriteEndObject();
    }

    protected override IWireDecoder CreateDecoder(WireOrigin origin) => new Decoder(origin);

    public static byte[] Sse(params string[] texts) =>
        Encoding.UTF8.GetBytes(string.Concat(texts.Select(static text => $"data: {JsonSerializer.Serialize(text)}\n\n")));

    private sealed class Decoder(WireOrigin origin) : IWireDecoder
    {
        public bool Read(ReadOnlySpan<byte> data, List<ModelDelta> deltas)
        {
            var reader = new Utf8JsonReader(data);
            reader.Read();
            string text = reader.TokenType == JsonTokenType.StartObject ? JsonElement.ParseValue(ref reader).GetProperty("text").GetString()! : reader.GetString()!;
            if (text.StartsWith('!'))
            {
                throw origin.Error(text[1..], "as asked for");
            }

            deltas.Add(text switch
            {
                "." => ModelDelta.Stop(StopReason.EndOfTurn, "stop"),
                "/" => ModelDelta.BlockEnd(1),
                ['@', .. var name] => ModelDelta.ActionStart(1, "call_1", name),
                ['+', .. var fragment] => ModelDelta.ActionFragment(1, fragment),
                _ => ModelDelta.OfText(0, text),
            });
            return text != ".";
        }

        public bool End(List<ModelDelta> deltas) => false;
    }
}

internal sealed class TextWireOptions : HttpModelOptions;
