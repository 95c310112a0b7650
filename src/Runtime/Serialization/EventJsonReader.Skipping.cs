using System.Text.Json;

namespace GenFlow.Serialization;

public ref partial struct EventJsonReader
{
    /// <summary>Passes over a value.</summary>
    public void Skip()
    {
        if (Peek() == (byte)'"')
        {
            StringToken(out _);
            return;
        }

        Utf8JsonReader json = Framework();
        try
        {
            json.Read();
            json.Skip();
        }
        catch (JsonException error)
        {
            _position += (int)json.BytesConsumed;
            Fail(Failures.Clause(error));
        }

        _position += (int)json.BytesConsumed;
    }

    /// <summary>Reads a value of any shape.</summary>
    /// <returns>A copy of it.</returns>
    public JsonElement ReadElement()
    {
        Peek();
        Utf8JsonReader json = Framework();
        JsonElement element = default;
        try
        {
            element = JsonElement.ParseValue(ref json);
        }
        catch (JsonException error)
        {
            _position += (int)json.BytesConsumed;
            Fail(Failures.Clause(error));
        }

        _position += (int)json.BytesConsumed;
        return element;
    }

    // Without a level left, the framework's reader would take 0 for its own default.
    private readonly Utf8JsonReader Framework()
    {
        if (_depth == _maxDepth && (uint)_position < (uint)_json.Length && _json[_position] is (byte)'{' or (byte)'[')
        {
            Fail($"the JSON is deeper than {_maxDepth} levels");
        }

        return new(_json[_position..], isFinalBlock: true, new(new() { MaxDepth = Math.Max(1, _maxDepth - _depth), AllowMultipleValues = true }));
    }
}
