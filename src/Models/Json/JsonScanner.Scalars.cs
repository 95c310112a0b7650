using System.Buffers;

namespace GenFlow.Models;

// Texts, numbers and words.
internal sealed partial class JsonScanner
{
    private static readonly SearchValues<byte> s_notPlain = SearchValues.Create(NotPlain());

    private bool _isName;
    private int _left;
    private byte _lowest;
    private byte _highest;
    private int _unit;
    private bool _isSecondHalf;
    private PartialJsonKind _word;

    private ReadOnlySpan<byte> Word => _word switch
    {
        PartialJsonKind.True => "true"u8,
        PartialJsonKind.False => "false"u8,
        _ => "null"u8,
    };

    private static byte[] NotPlain() =>
        [.. Enumerable.Range(0, 256).Where(static c => c is < ' ' or '"' or '\\' or >= 0x80).Select(static c => (byte)c)];

    private static int PlainText(ReadOnlySpan<byte> json)
    {
        int end = json.IndexOfAny(s_notPlain);
        return end < 0 ? json.Length : end;
    }

    private bool TakeText(byte c, int at)
    {
        switch (_state)
        {
            case JsonScanState.Text:
                return TakeCharacter(c, at);
            case JsonScanState.Character:
                return TakeContinuation(c);
            case JsonScanState.Escape when c == (byte)'u':
                _isSecondHalf = false;
                return BeginHex();
            case JsonScanState.Escape:
                _state = JsonScanState.Text;
                return c is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t'
                    || Fail("No such escape exists.");
            case JsonScanState.PairBackslash when c == (byte)'\\':
                _state = JsonScanState.PairU;
                return true;
            case JsonScanState.PairU when c == (byte)'u':
                _isSecondHalf = true;
                return BeginHex();
            case JsonScanState.Hex:
                return TakeHex(c);
            default:
                return Fail("The second half of a surrogate pair was expected.");
        }
    }

    private bool TakeCharacter(byte c, int at)
    {
        switch (c)
        {
            case (byte)'"':
                EndText(at + 1);
                return true;
            case (byte)'\\':
                _state = JsonScanState.Escape;
                return true;
            case < (byte)' ':
                return Fail("A control character in a text must be escaped.");
            case < 0x80:
                return true;
            default:
                return BeginCharacter(c);
        }
    }

    private void EndText(int end)
    {
        if (_isName)
        {
            _name = _start;
            _nameEnd = end;
            _state = JsonScanState.Colon;
        }
        else
        {
            EndScalar(end);
        }
    }

    // Table 3-7 of the Unicode Standard: what may follow the first byte rules out overlong forms, surrogates and what is beyond
    // the last code point.
    private bool BeginCharacter(byte c)
    {
        (_left, _lowest, _highest) = c switch
        {
            >= 0xC2 and <= 0xDF => (1, (byte)0x80, (byte)0xBF),
            0xE0 => (2, (byte)0xA0, (byte)0xBF),
            0xED => (2, (byte)0x80, (byte)0x9F),
            >= 0xE1 and <= 0xEF => (2, (byte)0x80, (byte)0xBF),
            0xF0 => (3, (byte)0x90, (byte)0xBF),
            >= 0xF1 and <= 0xF3 => (3, (byte)0x80, (byte)0xBF),
            0xF4 => (3, (byte)0x80, (byte)0x8F),
            _ => (0, (byte)0, (byte)0),
        };
        _state = JsonScanState.Character;
        return _left > 0 || Fail("The text is not valid UTF-8.");
    }

    private bool TakeContinuation(byte c)
    {
        if (c < _lowest || c > _highest)
        {
            return Fail("The text is not valid UTF-8.");
        }

        (_lowest, _highest) = (0x80, 0xBF);
        if (--_left == 0)
        {
            _state = JsonScanState.Text;
        }

        return true;
    }

    private bool BeginHex()
    {
        _state = JsonScanState.Hex;
        _left = 4;
        _unit = 0;
        return true;
    }

    private bool TakeHex(byte c)
    {
        int digit = JsonText.HexDigit(c);
        if (digit < 0)
        {
            return Fail("Four hexadecimal digits were expected.");
        }

        _unit = (_unit << 4) | digit;
        _left--;

        // The first two digits decide whether it is half of a pair: D8 to DB the first, DC to DF the second.
        bool isSecondHalf = _left switch { 3 => digit == 0xD, 2 => _unit >= 0xDC && _unit <= 0xDF, _ => _isSecondHalf };
        if (_isSecondHalf ? !isSecondHalf : _left == 2 && isSecondHalf)
        {
            return Fail(_isSecondHalf ? "The second half of a surrogate pair was expected." : "It is the second half of a surrogate pair without the first.");
        }

        if (_left == 0)
        {
            _state = !_isSecondHalf && _unit >> 10 == 0xD800 >> 10 ? JsonScanState.PairBackslash : JsonScanState.Text;
        }

        return true;
    }

    private void BeginNumber(byte c)
    {
        _node = Add(PartialJsonKind.Number);
        _state = c == (byte)'0' ? JsonScanState.Zero : JsonScanState.Digits;
    }

    private bool TakeNumber(byte c, int at)
    {
        bool isDigit = c is >= (byte)'0' and <= (byte)'9';
        switch (_state)
        {
            case JsonScanState.Minus when isDigit:
                BeginNumber(c);
                return true;
            case JsonScanState.Digits or JsonScanState.Fraction or JsonScanState.ExponentDigits when isDigit:
                return true;
            case JsonScanState.Point when isDigit:
                _state = JsonScanState.Fraction;
                return true;
            case JsonScanState.Exponent or JsonScanState.ExponentSign when isDigit:
                _state = JsonScanState.ExponentDigits;
                return true;
            case JsonScanState.Zero or JsonScanState.Digits when c == (byte)'.':
                _state = JsonScanState.Point;
                return true;
            case JsonScanState.Zero or JsonScanState.Digits or JsonScanState.Fraction when c is (byte)'e' or (byte)'E':
                _state = JsonScanState.Exponent;
                return true;
            case JsonScanState.Exponent when c is (byte)'+' or (byte)'-':
                _state = JsonScanState.ExponentSign;
                return true;
            case JsonScanState.Zero when isDigit:
                return Fail("A number does not begin with a zero.");
            case JsonScanState.Minus or JsonScanState.Point or JsonScanState.Exponent or JsonScanState.ExponentSign:
                return Fail("A digit was expected.");
            default:
                EndScalar(at);
                return Take(c, at);
        }
    }

    private bool BeginWord(byte c)
    {
        _word = c switch
        {
            (byte)'t' => PartialJsonKind.True,
            (byte)'f' => PartialJsonKind.False,
            (byte)'n' => PartialJsonKind.Null,
            _ => PartialJsonKind.Absent,
        };
        _state = JsonScanState.Word;
        return _word != PartialJsonKind.Absent;
    }

    // A word is there when it is complete: half of one says nothing.
    private bool TakeWord(byte c, int at)
    {
        ReadOnlySpan<byte> word = Word;
        int index = at - _start;
        if (word[index] != c)
        {
            return Fail("A value was expected.");
        }

        if (index == word.Length - 1)
        {
            Add(_word, end: at + 1);
            _state = JsonScanState.After;
        }

        return true;
    }
}
