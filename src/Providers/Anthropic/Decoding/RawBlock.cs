using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GenFlow.Models.Http;

namespace GenFlow.Anthropic.Decoding;

/// <summary>A block as it must go back to its provider: how it began, and what its deltas have added.</summary>
internal sealed class RawBlock(JsonElement start)
{
    private static readonly JsonWriterOptions s_relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Dictionary<string, StringBuilder> _texts = [];
    private readonly List<JsonElement> _citations = [];
    private StringBuilder? _input;
    private bool _isBeyondRepair;

    public bool HasCitations => _citations.Count > 0;

    /// <summary>Adds to the JSON of its arguments.</summary>
    public void AddInput(string fragment) => (_input ??= new()).Append(fragment);

    /// <summary>Adds to a text of it.</summary>
    public void AddText(string member, string text)
    {
        if (!_texts.TryGetValue(member, out StringBuilder? whole))
        {
            _texts.Add(member, whole = new(start.Text(member)));
        }

        whole.Append(text);
    }

    public void AddCitation(JsonElement citation) => _citations.Add(citation);

    /// <summary>Adds a delta whose kind is not known: texts continue those of the same name. Anything else could mean anything,
    /// and the block is then not given back rather than wrong.</summary>
    public void Add(JsonElement delta)
    {
        foreach (JsonProperty member in delta.EnumerateObject())
        {
            if (member.NameEquals("type"))
            {
                continue;
            }

            bool isText = member.Value.ValueKind == JsonValueKind.String
                && (!start.TryGetProperty(member.Name, out JsonElement before) || before.ValueKind is JsonValueKind.String or JsonValueKind.Null);
            if (isText)
            {
                AddText(member.Name, WireText.Piece(member.Value));
            }
            else if (member.Value.ValueKind != JsonValueKind.Null)
            {
                _isBeyondRepair = true;
            }
        }
    }

    /// <returns>The block's JSON; null where its deltas could not be understood.</returns>
    public string? ToJson()
    {
        if (_isBeyondRepair)
        {
            return null;
        }

        string? input = Input();
        if (input is null && _texts.Count == 0 && _citations.Count == 0)
        {
            return start.GetRawText();
        }

        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, s_relaxed))
        {
            Write(writer, input);
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private void Write(Utf8JsonWriter writer, string? input)
    {
        writer.WriteStartObject();
        foreach (JsonProperty member in start.EnumerateObject())
        {
            if (!_texts.ContainsKey(member.Name) && !(input is not null && member.NameEquals("input")) && !(HasCitations && member.NameEquals("citations")))
            {
                writer.WritePropertyName(member.Name);
                writer.WriteRawValue(member.Value.GetRawText(), skipInputValidation: true);
            }
        }

        foreach ((string name, StringBuilder text) in _texts)
        {
            writer.WriteString(name, text.ToString());
        }

        if (input is not null)
        {
            writer.WritePropertyName("input");
            writer.WriteRawValue(input, skipInputValidation: true);
        }

        if (HasCitations)
        {
            writer.WriteStartArray("citations");
            foreach (JsonElement citation in start.Member("citations", JsonValueKind.Array)?.EnumerateArray().Concat(_citations) ?? _citations)
            {
                writer.WriteRawValue(citation.GetRawText(), skipInputValidation: true);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    // A call goes back with arguments, or its provider refuses it.
    private string? Input()
    {
        string? type = start.Text("type");
        string? fragments = _input?.ToString();
        if (!string.IsNullOrWhiteSpace(fragments))
        {
            return IsObject(fragments) ? fragments : "{}";
        }

        return type is not null && type.EndsWith("tool_use", StringComparison.Ordinal) && start.Member("input", JsonValueKind.Object) is null ? "{}" : null;
    }

    private static bool IsObject(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
