using System.Text.Json;
using GenFlow.Models.Http;

namespace GenFlow.Models.ChatCompletions;

/// <summary>Reads the chunks of OpenAI's Chat Completions, and of every server that is compatible with them.</summary>
/// <remarks>What servers differ in is all taken: thoughts as <c>reasoning_content</c> or <c>reasoning</c>, calls whole or in
/// pieces, with or without an index, ids that come late or never, usage at the end or with every chunk, an end with or without
/// <c>[DONE]</c>. A call is given once its name and its id are known; one whose id never comes has an empty one. What is said
/// besides and belongs to the conversation (<c>extra_content</c>, <c>reasoning_details</c>) is given as
/// <see cref="ModelDeltaKind.Replay"/>, for the provider that has sent it.</remarks>
public sealed partial class ChatCompletionsDecoder : IWireDecoder
{
    // More than any model sends of something, and little enough to hold.
    private const int Most = 10_000;

    private readonly WireOrigin _origin;
    private readonly ChunkTemplate _template = new();
    private readonly UsageReader _usage = new();
    private long _chunk;
    private bool _hasBegun;
    private string? _finish;

    /// <summary>A decoder for one answer.</summary>
    /// <param name="origin">Where it comes from.</param>
    public ChatCompletionsDecoder(WireOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        _origin = origin;
    }

    /// <inheritdoc/>
    public bool Read(ReadOnlySpan<byte> data, List<ModelDelta> deltas)
    {
        ArgumentNullException.ThrowIfNull(deltas);
        if (_template.Match(data) is { } text)
        {
            Take(text, deltas);
            return true;
        }

        if (data.Trim(" \t\r\n"u8).SequenceEqual("[DONE]"u8))
        {
            // Without a reason the answer was cut, whatever the server says: a stream without Stop tells it.
            if (_finish is not null)
            {
                Finish(deltas);
            }

            return false;
        }

        _chunk++;
        ReadChunk(data, deltas);
        return true;
    }

    /// <inheritdoc/>
    public bool End(List<ModelDelta> deltas)
    {
        ArgumentNullException.ThrowIfNull(deltas);

        // Some servers send no [DONE]: an answer that has said why it stopped is complete without it.
        if (_finish is null)
        {
            return false;
        }

        Finish(deltas);
        return true;
    }

    private void Take(string text, List<ModelDelta> deltas)
    {
        switch (_template.Kind)
        {
            case ChunkText.Content:
                TakeText(text, deltas);
                break;
            case ChunkText.Thought:
                TakeThought(text, deltas);
                break;
            case ChunkText.Arguments when text.Length > 0:
                TakeArguments(_template.Call!, text, deltas);
                break;
        }
    }

    private void ReadChunk(ReadOnlySpan<byte> data, List<ModelDelta> deltas)
    {
        var reader = new Utf8JsonReader(data);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            ThrowError(JsonElement.ParseValue(ref reader));
            throw _origin.Malformed("has sent an event that is no JSON object. Is the address that of a server for Chat Completions?");
        }

        int place = deltas.Count;
        Utf8JsonReader whole = reader;
        Utf8JsonReader later = default;
        JsonElement? error = null;
        bool isPlain = true;
        (string? id, string? model) = (null, null);
        _single = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("choices"u8))
            {
                reader.Read();
                if (_hasBegun)
                {
                    ReadChoices(ref reader, deltas);
                }
                else
                {
                    // The id may stand behind, and comes first.
                    later = reader;
                    reader.Skip();
                }
            }
            else if (!_hasBegun && reader.ValueTextEquals("id"u8))
            {
                id = ReadText(ref reader);
            }
            else if (!_hasBegun && reader.ValueTextEquals("model"u8))
            {
                model = ReadText(ref reader);
            }
            else if (reader.ValueTextEquals("usage"u8))
            {
                isPlain &= !ReadUsage(ref reader, deltas);
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                reader.Read();
                error = JsonElement.ParseValue(ref reader);
            }
            else if (reader.ValueTextEquals("object"u8))
            {
                reader.Read();
                isPlain &= !IsErrorWord(reader);
                error = IsErrorWord(reader) ? JsonElement.ParseValue(ref whole) : error;
                reader.Skip();
            }
            else
            {
                reader.Skip();
            }
        }

        // Nothing may stand behind.
        reader.Read();
        if (!_hasBegun && error is { } early)
        {
            // Before anything was told the request may still be sent again.
            ThrowError(early);
        }

        Begin(id, model, place, deltas);
        if (later.TokenType != JsonTokenType.None)
        {
            ReadChoices(ref later, deltas);
        }

        if (error is { } told)
        {
            ThrowError(told);
        }

        Remember(data, isPlain);
    }

    private void CheckCount(int count, string what)
    {
        if (count > Most)
        {
            throw _origin.Malformed($"has sent more than {Most} {what} in one answer: it is taken for one that never ends. The server is wrong, or the model turns in circles.");
        }
    }

    private static bool IsErrorWord(in Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("error"u8);

    private bool ReadUsage(ref Utf8JsonReader reader, List<ModelDelta> deltas)
    {
        if (_usage.Read(ref reader) is not { } usage)
        {
            return false;
        }

        deltas.Add(ModelDelta.OfUsage(usage));
        return true;
    }

    private void Begin(string? id, string? model, int place, List<ModelDelta> deltas)
    {
        if (!_hasBegun && (id ?? model) is not null)
        {
            _hasBegun = true;

            // In front of what the same chunk has told already.
            deltas.Insert(place, ModelDelta.Begin(id, model));
        }
    }

    // Only a chunk that says one text and nothing else is like the next one.
    private void Remember(ReadOnlySpan<byte> data, bool isPlain)
    {
        if (isPlain && _finish is null && _single is { Kind: not ChunkText.None, IsMore: false })
        {
            _template.Remember(data, _single.Start, _single.End, _single.Kind, _single.Call);
        }
    }

    // Null where there is none: of some servers the first chunk has empty names.
    private static string? ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.ValueSpan.IsEmpty ? null : reader.GetString();
        }

        reader.Skip();
        return null;
    }
}
