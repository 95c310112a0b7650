namespace GenFlow.Models;

/// <summary>A state machine over the bytes of RFC 8259 JSON, a byte at a time, that can stop and go on anywhere. It writes what
/// begins and ends to a tape.</summary>
internal sealed partial class JsonScanner(JsonTape tape, int maxDepth)
{
    private JsonScanState _state;
    private int[] _open = new int[4];
    private int _depth;
    private int _node;
    private int _start;
    private int _name;
    private int _nameEnd;
    private string? _problem;

    /// <summary>Goes on over more bytes.</summary>
    /// <param name="json">All bytes.</param>
    /// <param name="at">The first that is new.</param>
    /// <returns>Where it stopped: the end, or the byte that cannot be.</returns>
    public int Scan(ReadOnlySpan<byte> json, int at)
    {
        while (at < json.Length)
        {
            if (_state == JsonScanState.Text && PlainText(json[at..]) is var plain and > 0)
            {
                at += plain;
                continue;
            }

            if (!Take(json[at], at))
            {
                return at;
            }

            at++;
        }

        return at;
    }

    /// <summary>Says that nothing more comes.</summary>
    /// <returns>Whether the outermost value is complete.</returns>
    public bool End(int length)
    {
        if (_depth == 0 && _state is JsonScanState.Zero or JsonScanState.Digits or JsonScanState.Fraction or JsonScanState.ExponentDigits)
        {
            EndScalar(length);
        }

        bool complete = _depth == 0 && _state == JsonScanState.After;
        _problem = complete ? null
            : length == 0 ? "There is nothing."
            : IsInText ? "It ends inside a text."
            : "It ends before the value is complete.";
        return complete;
    }

    private bool IsInText => _state is JsonScanState.Text or JsonScanState.Character or JsonScanState.Escape or JsonScanState.Hex
        or JsonScanState.PairBackslash or JsonScanState.PairU;

    private bool Take(byte c, int at)
    {
        switch (_state)
        {
            case JsonScanState.Value:
            case JsonScanState.FirstItem:
            case JsonScanState.FirstName:
            case JsonScanState.Name:
            case JsonScanState.Colon:
            case JsonScanState.After:
                return c is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' || TakeStructure(c, at);
            case JsonScanState.Text:
            case JsonScanState.Character:
            case JsonScanState.Escape:
            case JsonScanState.Hex:
            case JsonScanState.PairBackslash:
            case JsonScanState.PairU:
                return TakeText(c, at);
            case JsonScanState.Word:
                return TakeWord(c, at);
            default:
                return TakeNumber(c, at);
        }
    }

    private bool TakeStructure(byte c, int at)
    {
        switch (_state)
        {
            case JsonScanState.FirstItem when c == (byte)']':
                return Close(at);
            case JsonScanState.Value or JsonScanState.FirstItem:
                return BeginValue(c, at);
            case JsonScanState.FirstName when c == (byte)'}':
                return Close(at);
            case JsonScanState.FirstName or JsonScanState.Name when c == (byte)'"':
                _isName = true;
                _start = at;
                _state = JsonScanState.Text;
                return true;
            case JsonScanState.Colon when c == (byte)':':
                _state = JsonScanState.Value;
                return true;
            case JsonScanState.FirstName or JsonScanState.Name:
                return Fail("A name in quotes was expected.");
            case JsonScanState.Colon:
                return Fail("A colon was expected.");
            default:
                return TakeAfter(c, at);
        }
    }

    private bool TakeAfter(byte c, int at)
    {
        if (_depth == 0)
        {
            return Fail("Something follows the value.");
        }

        bool isObject = tape[_open[_depth - 1]].Kind == PartialJsonKind.Object;
        if (c == (byte)',')
        {
            _state = isObject ? JsonScanState.Name : JsonScanState.Value;
            return true;
        }

        return c == (isObject ? (byte)'}' : (byte)']') ? Close(at)
            : Fail(isObject ? "A comma or the end of the object was expected." : "A comma or the end of the list was expected.");
    }

    private bool BeginValue(byte c, int at)
    {
        _start = at;
        switch (c)
        {
            case (byte)'"':
                _isName = false;
                _node = Add(PartialJsonKind.String);
                _state = JsonScanState.Text;
                return true;
            case (byte)'{':
                return Open(PartialJsonKind.Object, JsonScanState.FirstName);
            case (byte)'[':
                return Open(PartialJsonKind.Array, JsonScanState.FirstItem);
            case (byte)'-':
                _state = JsonScanState.Minus;
                return true;
            case >= (byte)'0' and <= (byte)'9':
                BeginNumber(c);
                return true;
            default:
                return BeginWord(c) || Fail("A value was expected.");
        }
    }

    private bool Open(PartialJsonKind kind, JsonScanState next)
    {
        if (_depth == maxDepth)
        {
            return Fail($"It is nested deeper than {maxDepth} levels.");
        }

        if (_depth == _open.Length)
        {
            Array.Resize(ref _open, Math.Min(_depth * 2, maxDepth));
        }

        _open[_depth++] = Add(kind);
        _state = next;
        return true;
    }

    private bool Close(int at)
    {
        ref TapeNode node = ref tape[_open[--_depth]];
        node.Next = tape.Count;
        node.End = at + 1;
        _state = JsonScanState.After;
        return true;
    }

    // The name is used up: a value of a list in the member has none.
    private int Add(PartialJsonKind kind, int end = 0)
    {
        int index = tape.Add(new TapeNode { Start = _start, End = end, Kind = kind, Name = _nameEnd == 0 ? 0 : _name, NameEnd = _nameEnd });
        _nameEnd = 0;
        return index;
    }

    private void EndScalar(int end)
    {
        tape[_node].End = end;
        _state = JsonScanState.After;
    }

    private bool Fail(string problem)
    {
        _problem = problem;
        return false;
    }
}
