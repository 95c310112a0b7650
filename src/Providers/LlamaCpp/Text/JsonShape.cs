namespace GenFlow.LlamaCpp.Text;

/// <summary>Whether letters that come one by one are JSON so far (RFC 8259). Mutable: it must not be copied.</summary>
internal struct JsonShape
{
    /// <summary>How deep objects and arrays may be in one another.</summary>
    public const int MaxDepth = 64;

    private State _state;
    private ulong _objects;
    private int _hex;
    private string? _word;
    private int _wordAt;
    private bool _isName;

    private enum State
    {
        Value,
        FirstItem,
        FirstName,
        Name,
        Colon,
        After,
        Text,
        Escape,
        Hex,
        Word,
        Minus,
        Zero,
        Digits,
        Point,
        Fraction,
        Exponent,
        ExponentSign,
        ExponentDigits,
    }

    /// <summary>How many objects and arrays are open.</summary>
    public int Depth { get; private set; }

    /// <summary>Whether a value is expected.</summary>
    public readonly bool IsBeforeValue => _state is State.Value or State.FirstItem;

    /// <summary>Whether a value, and nothing since but white space, is complete.</summary>
    public readonly bool IsAfterValue => _state == State.After;

    /// <summary>Whether a name has been read.</summary>
    public readonly bool IsAfterName => _state == State.Colon;

    /// <summary>Whether a name is expected.</summary>
    public readonly bool IsBeforeName => _state is State.FirstName or State.Name;

    /// <summary>Whether a number is read, which only what follows it ends.</summary>
    public readonly bool IsInNumber => _state > State.Word;

    private readonly bool IsInObject => (_objects >> (Depth - 1) & 1) == 1;

    /// <returns>Whether it can be; if not, nothing has changed.</returns>
    public bool Take(char letter)
    {
        switch (_state)
        {
            case State.Text:
                return TakeText(letter);
            case State.Escape:
                _hex = 4;
                _state = letter == 'u' ? State.Hex : State.Text;
                return letter is 'u' or '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' || Back(State.Escape);
            case State.Hex:
                if (!char.IsAsciiHexDigit(letter))
                {
                    return false;
                }

                _state = --_hex == 0 ? State.Text : State.Hex;
                return true;
            case State.Word:
                if (letter != _word![_wordAt])
                {
                    return false;
                }

                _state = ++_wordAt == _word.Length ? State.After : State.Word;
                return true;
            case > State.Word:
                return TakeNumber(letter);
            default:
                return letter is ' ' or '\t' or '\r' or '\n' || TakeStructure(letter);
        }
    }

    private bool TakeText(char letter)
    {
        if (letter < ' ')
        {
            return false;
        }

        _state = letter == '\\' ? State.Escape : letter != '"' ? State.Text : _isName ? State.Colon : State.After;
        return true;
    }

    private bool TakeStructure(char letter)
    {
        switch (_state, letter)
        {
            case (State.FirstItem, ']') or (State.FirstName, '}'):
                return Close();
            case (State.Value or State.FirstItem, _):
                return BeginValue(letter);
            case (State.FirstName or State.Name, '"'):
                _isName = true;
                return Go(State.Text);
            case (State.Colon, ':'):
                return Go(State.Value);
            case (State.After, ',') when Depth > 0:
                return Go(IsInObject ? State.Name : State.Value);
            case (State.After, '}') when Depth > 0 && IsInObject:
            case (State.After, ']') when Depth > 0 && !IsInObject:
                return Close();
            default:
                return false;
        }
    }

    private bool BeginValue(char letter)
    {
        switch (letter)
        {
            case '{' or '[':
                return Open(letter == '{');
            case '"':
                _isName = false;
                return Go(State.Text);
            case 't' or 'f' or 'n':
                _word = letter == 't' ? "true" : letter == 'f' ? "false" : "null";
                _wordAt = 1;
                return Go(State.Word);
            case '-':
                return Go(State.Minus);
            case '0':
                return Go(State.Zero);
            case >= '1' and <= '9':
                return Go(State.Digits);
            default:
                return false;
        }
    }

    private bool TakeNumber(char letter)
    {
        bool isDigit = char.IsAsciiDigit(letter);
        State? next = (_state, letter) switch
        {
            (State.Minus, '0') => State.Zero,
            (State.Minus or State.Digits, _) when isDigit => State.Digits,
            (State.Zero or State.Digits, '.') => State.Point,
            (State.Point or State.Fraction, _) when isDigit => State.Fraction,
            (State.Zero or State.Digits or State.Fraction, 'e' or 'E') => State.Exponent,
            (State.Exponent, '+' or '-') => State.ExponentSign,
            (State.Exponent or State.ExponentSign or State.ExponentDigits, _) when isDigit => State.ExponentDigits,
            _ => null,
        };
        if (next is { } known)
        {
            return Go(known);
        }

        if (_state is not (State.Zero or State.Digits or State.Fraction or State.ExponentDigits))
        {
            return false;
        }

        State number = _state;
        _state = State.After;
        return Take(letter) || Back(number);
    }

    private bool Open(bool isObject)
    {
        if (Depth == MaxDepth)
        {
            return false;
        }

        _objects = isObject ? _objects | 1UL << Depth : _objects & ~(1UL << Depth);
        Depth++;
        return Go(isObject ? State.FirstName : State.FirstItem);
    }

    private bool Close()
    {
        Depth--;
        return Go(State.After);
    }

    private bool Go(State next)
    {
        _state = next;
        return true;
    }

    private bool Back(State before)
    {
        _state = before;
        return false;
    }
}
