using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GenFlow.Models.Http;

namespace GenFlow.Models.ChatCompletions;

/// <summary>Members of an assistant's message that its provider wants back as they came.</summary>
internal sealed class ReplayedMembers
{
    private static readonly JsonWriterOptions s_compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly SortedDictionary<string, JsonElement> _objects = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<Item>> _lists = new(StringComparer.Ordinal);

    /// <summary>How many items the lists have.</summary>
    public int Count { get; private set; }

    /// <summary>Lists come in pieces and are one list; of objects the last counts.</summary>
    public void Add(string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            _objects[name] = value;
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in value.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.Object)
                {
                    Add(name, new Item(item));
                }
            }
        }
    }

    /// <summary>All of them as an object; null for none.</summary>
    public string? ToJson()
    {
        if (_objects.Count + _lists.Count == 0)
        {
            return null;
        }

        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, s_compact))
        {
            json.WriteStartObject();
            foreach ((string name, JsonElement value) in _objects)
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }

            foreach ((string name, List<Item> items) in _lists)
            {
                json.WriteStartArray(name);
                items.ForEach(item => item.WriteTo(json));
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private void Add(string name, Item item)
    {
        if (!_lists.TryGetValue(name, out List<Item>? items))
        {
            _lists[name] = items = [];
        }

        if (items.Count == 0 || !items[^1].Continue(item))
        {
            items.Add(item);
            Count++;
        }
    }

    /// <summary>An item; one with text may come in many pieces of the same type and index.</summary>
    private sealed class Item
    {
        private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);
        private readonly StringBuilder? _text;
        private readonly string? _textName;

        public Item(JsonElement item)
        {
            foreach (JsonProperty member in item.EnumerateObject())
            {
                _members[member.Name] = member.Value;
            }

            _textName = TextOf("text") ? "text" : TextOf("summary") ? "summary" : null;
            _text = _textName is null ? null : new StringBuilder(WireText.Piece(_members[_textName]));
        }

        public bool Continue(Item next)
        {
            if (_text is null || next._text is null || _textName != next._textName || !IsSame(next, "type") || !IsSame(next, "index"))
            {
                return false;
            }

            _text.Append(next._text);
            foreach ((string name, JsonElement value) in next._members)
            {
                if (value.ValueKind != JsonValueKind.Null)
                {
                    _members[name] = value;
                }
            }

            return true;
        }

        public void WriteTo(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            foreach ((string name, JsonElement value) in _members)
            {
                json.WritePropertyName(name);
                if (name == _textName)
                {
                    json.WriteStringValue(_text!.ToString());
                }
                else
                {
                    value.WriteTo(json);
                }
            }

            json.WriteEndObject();
        }

        private bool TextOf(string name) => _members.TryGetValue(name, out JsonElement value) && value.ValueKind == JsonValueKind.String;

        private bool IsSame(Item other, string name) =>
            _members.TryGetValue(name, out JsonElement mine) == other._members.TryGetValue(name, out JsonElement others)
            && (mine.ValueKind == JsonValueKind.Undefined || JsonEquality.Are(mine, others));
    }
}
