using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GenFlow.Models.Http;
using Microsoft.Extensions.AI;

namespace GenFlow.OpenAI.Responses.Requests;

/// <summary>Items as the provider has sent them. Transcripts can be written by hand: what is no item counts as none.</summary>
internal static class RawItems
{
    private static readonly JsonWriterOptions s_compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The item that a content remembers; null for none.</summary>
    public static RawItem? TryRead(AIContent content)
    {
        if (!WireContent.TryGet(content, ResponsesDecoder.Wire, out string? json))
        {
            return null;
        }

        try
        {
            using JsonDocument item = JsonDocument.Parse(json);
            return item.RootElement.Text("type"u8) is not { } type ? null : new RawItem(json, IsThought: type == "reasoning");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static Known Describe(RawItem raw)
    {
        using JsonDocument item = JsonDocument.Parse(raw.Json);
        JsonElement root = item.RootElement;
        return new(
            root.Text("type"u8)!,
            root.Text("call_id"u8),
            root.Text("encrypted_content"u8) is not null || root.Member("content"u8) is { ValueKind: JsonValueKind.Array } content && content.GetArrayLength() > 0);
    }

    /// <summary>The item, unchanged but for what must not be in it.</summary>
    /// <param name="raw">The item.</param>
    /// <param name="withoutId">Whether it goes without its id: by that the provider would ask for the thought that came before it.</param>
    /// <param name="callId">What the transcript names the call by, where that is another name.</param>
    public static RawItem Rewrite(RawItem raw, bool withoutId, string? callId)
    {
        if (!withoutId && callId is null)
        {
            return raw;
        }

        var output = new ArrayBufferWriter<byte>();
        using (JsonDocument item = JsonDocument.Parse(raw.Json))
        using (var writer = new Utf8JsonWriter(output, s_compact))
        {
            writer.WriteStartObject();
            foreach (JsonProperty member in item.RootElement.EnumerateObject())
            {
                if ((withoutId && member.NameEquals("id"u8)) || (callId is not null && member.NameEquals("call_id"u8)))
                {
                    continue;
                }

                member.WriteTo(writer);
            }

            if (callId is not null)
            {
                writer.WriteString("call_id"u8, callId);
            }

            writer.WriteEndObject();
        }

        return raw with { Json = Encoding.UTF8.GetString(output.WrittenSpan) };
    }

    /// <summary>What is known of an item.</summary>
    /// <param name="Type">Its type.</param>
    /// <param name="CallId">The id of its call.</param>
    /// <param name="IsProven">For a thought: whether it says itself what the model thought.</param>
    public readonly record struct Known(string Type, string? CallId, bool IsProven);
}
