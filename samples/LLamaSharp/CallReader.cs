using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace LLamaSharpChat;

/// <summary>Reads calls out of text that comes in pieces.</summary>
/// <param name="isOn">Whether there may be any.</param>
internal sealed class CallReader(bool isOn)
{
    private const string Open = "<tool_call>";
    private const string Close = "</tool_call>";

    private readonly StringBuilder _held = new();
    private bool _isInCall;

    /// <summary>What is certain with this piece.</summary>
    public IEnumerable<AIContent> Read(string piece)
    {
        if (!isOn)
        {
            return piece.Length == 0 ? [] : [new TextContent(piece)];
        }

        _held.Append(piece);
        return Take();
    }

    /// <summary>What is left: a call may lack its end.</summary>
    public IEnumerable<AIContent> End()
    {
        string rest = _held.ToString();
        _held.Clear();
        if (rest.Length > 0)
        {
            yield return _isInCall ? CallOr(rest, Open + rest) : new TextContent(rest);
        }
    }

    private IEnumerable<AIContent> Take()
    {
        while (true)
        {
            string text = _held.ToString();
            string tag = _isInCall ? Close : Open;
            int at = text.IndexOf(tag, StringComparison.Ordinal);
            int certain = at >= 0 ? at : _isInCall ? 0 : text.Length - HalfTag(text);
            if (certain > 0)
            {
                yield return _isInCall ? CallOr(text[..certain], Open + text[..certain] + Close) : new TextContent(text[..certain]);
            }

            _held.Remove(0, at >= 0 ? at + tag.Length : certain);
            if (at < 0)
            {
                yield break;
            }

            _isInCall = !_isInCall;
        }
    }

    // How much at the end may be the beginning of a call.
    private static int HalfTag(string text)
    {
        for (int length = Math.Min(text.Length, Open.Length - 1); length > 0; length--)
        {
            if (Open.StartsWith(text[^length..], StringComparison.Ordinal))
            {
                return length;
            }
        }

        return 0;
    }

    // What is no call is the text that it was.
    private static AIContent CallOr(string json, string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement call = document.RootElement;
            return new FunctionCallContent(
                $"call_{Guid.NewGuid():N}", call.GetProperty("name").GetString() ?? "",
                call.GetProperty("arguments").EnumerateObject().ToDictionary(static argument => argument.Name, static argument => (object?)argument.Value.Clone()));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new TextContent(text);
        }
    }
}
