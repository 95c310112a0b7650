using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GenFlow.Models;

// Paths are made only for errors, from the containers that are open.
internal sealed partial class JsonScanner
{
    private const int LongestName = 64;
    private const int LongestPath = 512;

    /// <summary>What is wrong, with its path and position.</summary>
    /// <param name="json">The bytes before it.</param>
    /// <param name="problem">Said in place of what the scanner found.</param>
    public JsonException Error(ReadOnlySpan<byte> json, string? problem = null)
    {
        string path = Path(json);
        int line = json.Count((byte)'\n');
        int column = json.Length - (json.LastIndexOf((byte)'\n') + 1);
        return new JsonException($"The JSON cannot be read at {path} (line {line + 1}, byte {column + 1}). {problem ?? _problem}", path, line, column);
    }

    private string Path(ReadOnlySpan<byte> json)
    {
        var path = new StringBuilder("$");
        for (int level = 0; level < _depth && path.Length <= LongestPath; level++)
        {
            AddChild(path, json, _open[level], level + 1 < _depth ? _open[level + 1] : -1);
        }

        return path.Length > LongestPath ? path.Append('…').ToString() : path.ToString();
    }

    // The child that is open, or, where none is, the one that the scanner is at.
    private void AddChild(StringBuilder path, ReadOnlySpan<byte> json, int container, int open)
    {
        (int index, int last) = Last(container, open);
        bool isBetween = _state is JsonScanState.Value or JsonScanState.FirstItem or JsonScanState.Minus or JsonScanState.Word;
        bool isName = _state == JsonScanState.Name || (_isName && IsInText);
        if (tape[container].Kind == PartialJsonKind.Array)
        {
            path.Append(CultureInfo.InvariantCulture, $"[{(open < 0 && isBetween ? index + 1 : index)}]");
        }
        else if (open < 0 && _nameEnd != 0)
        {
            AddName(path, json[(_name + 1)..(_nameEnd - 1)]);
        }
        else if (last >= 0 && (open >= 0 || !isName))
        {
            AddName(path, json[(tape[last].Name + 1)..(tape[last].NameEnd - 1)]);
        }
    }

    private (int Index, int Node) Last(int container, int open)
    {
        (int index, int last) = (-1, -1);
        for (int node = container + 1; node < tape.Count;)
        {
            (index, last) = (index + 1, node);
            if (node == open)
            {
                break;
            }

            node = tape[node].Kind is PartialJsonKind.Object or PartialJsonKind.Array ? tape[node].Next : node + 1;
        }

        return (index, last);
    }

    private static void AddName(StringBuilder path, ReadOnlySpan<byte> name)
    {
        string text = JsonText.Decode(name);
        path.Append('.').Append(text.Length <= LongestName ? text : text[..LongestName] + "…");
    }
}
