using System.Globalization;

namespace Shared.Agents.Arithmetic;

/// <summary>Decimal arithmetic: <c>+ - * / % ^</c>, signs and brackets, with the usual precedence; <c>^</c> binds to the right
/// and takes whole exponents.</summary>
/// <remarks><code>
/// sum    = term { ("+" | "-") term }
/// term   = signed { ("*" | "/" | "%") signed }
/// signed = ("+" | "-") signed | power
/// power  = atom [ "^" signed ]
/// atom   = number | "(" sum ")"
/// </code></remarks>
public ref struct Expression
{
    private const int DeepestNesting = 100;
    private const int LargestExponent = 1_000;

    private readonly ReadOnlySpan<char> _text;
    private int _position;
    private int _depth;

    private Expression(ReadOnlySpan<char> text) => _text = text;

    private char Next
    {
        get
        {
            while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
            {
                _position++;
            }

            return _position < _text.Length ? _text[_position] : '\0';
        }
    }

    /// <summary>The value of an expression.</summary>
    /// <exception cref="ArithmeticError">It is none, or has no value.</exception>
    public static decimal Evaluate(ReadOnlySpan<char> text)
    {
        var expression = new Expression(text);
        try
        {
            decimal value = expression.Sum();
            return expression.Next == '\0' ? value : throw expression.Unexpected();
        }
        catch (DivideByZeroException)
        {
            throw new ArithmeticError("Division by zero.");
        }
        catch (OverflowException)
        {
            throw new ArithmeticError("A number becomes too large.");
        }
    }

    private decimal Sum()
    {
        decimal value = Term();
        while (Next is '+' or '-')
        {
            value = _text[_position++] == '+' ? value + Term() : value - Term();
        }

        return value;
    }

    private decimal Term()
    {
        decimal value = Signed();
        while (Next is '*' or '/' or '%')
        {
            value = _text[_position++] switch
            {
                '*' => value * Signed(),
                '/' => value / Signed(),
                _ => value % Signed(),
            };
        }

        return value;
    }

    private decimal Signed()
    {
        if (++_depth > DeepestNesting)
        {
            throw new ArithmeticError($"More than {DeepestNesting} brackets, signs and powers in each other.");
        }

        char sign = Next;
        if (sign is '+' or '-')
        {
            _position++;
        }

        decimal value = sign switch
        {
            '-' => -Signed(),
            '+' => Signed(),
            _ => Power(),
        };
        _depth--;
        return value;
    }

    private decimal Power()
    {
        decimal value = Atom();
        if (Next != '^')
        {
            return value;
        }

        _position++;
        decimal exponent = Signed();
        if (exponent != decimal.Truncate(exponent) || Math.Abs(exponent) > LargestExponent)
        {
            throw new ArithmeticError($"An exponent is a whole number of at most {LargestExponent}, not {exponent}.");
        }

        decimal power = 1;
        for (int factor = 0; factor < Math.Abs(exponent); factor++)
        {
            power *= value;
        }

        return exponent < 0 ? 1 / power : power;
    }

    private decimal Atom()
    {
        if (Next == '(')
        {
            _position++;
            decimal value = Sum();
            if (Next != ')')
            {
                throw Unexpected();
            }

            _position++;
            return value;
        }

        int start = _position;
        while (_position < _text.Length && (char.IsAsciiDigit(_text[_position]) || _text[_position] == '.'))
        {
            _position++;
        }

        return decimal.TryParse(_text[start.._position], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : throw Unexpected(start);
    }

    private ArithmeticError Unexpected(int? at = null)
    {
        int position = at ?? _position;
        return new(position < _text.Length ? $"'{_text[position]}' at {position + 1} is not expected there." : "The expression breaks off.");
    }
}
