using System.Text.Json;

namespace GenFlow.Models;

/// <summary>A JSON value as far as it had come at one moment. A small value; reading it later gives the same.</summary>
/// <remarks>It holds no copy: bytes and positions of what has come never change, so that a position tells what was there
/// when fewer bytes had come.</remarks>
public readonly partial struct PartialJson
{
    private readonly IncrementalJson? _json;
    private readonly int _node;
    private readonly int _length;

    private PartialJson(IncrementalJson json, int node, int length)
    {
        _json = json;
        _node = node;
        _length = length;
    }

    /// <summary>What is known of it.</summary>
    public PartialJsonKind Kind => _json?.Tape[_node].Kind ?? PartialJsonKind.Absent;

    /// <summary>Whether all of it has come.</summary>
    public bool IsComplete
    {
        get
        {
            if (_json is null)
            {
                return false;
            }

            // A number is complete when what follows it shows it.
            ref readonly TapeNode node = ref _json.Tape[_node];
            int end = node.End;
            return end != 0 && (end < _length || (end == _length && (node.Kind != PartialJsonKind.Number || _json.IsEnded)));
        }
    }

    /// <summary>The UTF-8 of the value: a complete one as it came; a number that may go on, as far as it is a number. Empty for
    /// everything else that is incomplete.</summary>
    public ReadOnlySpan<byte> Utf8 => Kind switch
    {
        PartialJsonKind.Absent => default,
        PartialJsonKind.Number => Number(),
        _ => IsComplete ? _json!.Slice(_json.Tape[_node].Start, _json.Tape[_node].End) : default,
    };

    /// <summary>The text so far, without an escape or a character that is only half there; null where this is no text.</summary>
    /// <returns>The text.</returns>
    public string? GetString() => Kind == PartialJsonKind.String ? JsonText.Decode(Text()) : null;

    /// <summary>The value as a whole one: texts and lists end where they are, members without a value are left out.</summary>
    /// <returns>The value; undefined where it is absent.</returns>
    public JsonElement ToJsonElement() => _json is null ? default : JsonCompletion.Of(this, _json.MaxDepth);

    /// <summary>The node's value, absent where it had not begun, or no half of it says anything.</summary>
    internal static PartialJson Of(IncrementalJson json, int index, int length)
    {
        if (index >= json.Tape.Count)
        {
            return default;
        }

        ref readonly TapeNode node = ref json.Tape[index];
        bool isThere = node.Kind switch
        {
            PartialJsonKind.True or PartialJsonKind.False or PartialJsonKind.Null => node.End <= length,
            PartialJsonKind.Number => node.Start < length && (node.Start + 1 < length || json.Slice(node.Start, node.Start + 1)[0] != (byte)'-'),
            _ => node.Start < length,
        };
        return isThere ? new PartialJson(json, index, length) : default;
    }

    /// <summary>Where what the value shows begins and ends, and what closes it there.</summary>
    internal (int Start, int End) Cut(Stack<byte> closers)
    {
        int start = _json!.Tape[_node].Start;
        PartialJson inner = this;
        while (!inner.IsComplete && inner.Kind is PartialJsonKind.Object or PartialJsonKind.Array)
        {
            closers.Push(inner.Kind == PartialJsonKind.Object ? (byte)'}' : (byte)']');
            PartialJson last = inner.LastChild();
            if (last._json is null)
            {
                return (start, _json.Tape[inner._node].Start + 1);
            }

            inner = last;
        }

        int innerStart = _json.Tape[inner._node].Start;
        if (inner.Kind != PartialJsonKind.String || inner.IsComplete)
        {
            return (start, innerStart + inner.Utf8.Length);
        }

        closers.Push((byte)'"');
        return (start, innerStart + 1 + inner.Text().Length);
    }

    internal ReadOnlySpan<byte> Slice(int start, int end) => _json!.Slice(start, end);

    private ReadOnlySpan<byte> Text()
    {
        ref readonly TapeNode node = ref _json!.Tape[_node];
        if (IsComplete)
        {
            return _json.Slice(node.Start + 1, node.End - 1);
        }

        ReadOnlySpan<byte> text = _json.Slice(node.Start + 1, _length);
        return text[..JsonText.WholeLength(text)];
    }

    private ReadOnlySpan<byte> Number()
    {
        ref readonly TapeNode node = ref _json!.Tape[_node];
        int end = node.End;
        return _json.Slice(node.Start, end != 0 && end <= _length ? end : _length).TrimEnd("+-.eE"u8);
    }
}
