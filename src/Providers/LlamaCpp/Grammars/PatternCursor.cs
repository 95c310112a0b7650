using System.Globalization;
using GenFlow.Models;

namespace GenFlow.LlamaCpp.Grammars;

/// <summary>Reads the characters and sets of a regular expression.</summary>
internal sealed class PatternCursor(string pattern, string path)
{
    private static readonly CharSet s_digits = new([('0', '9')]);
    private static readonly CharSet s_word = new([('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')]);
    private static readonly CharSet s_space = new([('\t', '\r'), (' ', ' '), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF)]);
    private static readonly CharSet s_lineEnds = new([('\n', '\n'), ('\r', '\r'), (0x2028, 0x2029)]);

    private int _at;

    public bool IsAtEnd => _at == pattern.Length;

    public char Next => IsAtEnd ? '\0' : pattern[_at];

    public string Rest => pattern[_at..];

    public bool TryTake(string text)
    {
        bool isThere = string.CompareOrdinal(pattern, _at, text, 0, text.Length) == 0;
        _at += isThere ? text.Length : 0;
        return isThere;
    }

    /// <summary>A number of repetitions; null where none stands here.</summary>
    public int? TryTakeNumber()
    {
        int start = _at;
        while (char.IsAsciiDigit(Next))
        {
            _at++;
        }

        return _at == start ? null : int.TryParse(pattern.AsSpan(start, _at - start), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : int.MaxValue;
    }

    public void SkipName()
    {
        while (!IsAtEnd && pattern[_at++] != '>')
        {
        }
    }

    /// <summary>The set that stands here.</summary>
    public CharSet TakeSet()
    {
        if (TryTake("."))
        {
            return s_lineEnds.Inverse();
        }

        if (TryTake("["))
        {
            return TakeClass();
        }

        if (TryTake("\\"))
        {
            return TakeEscape(isInClass: false);
        }

        int code = TakeCode();
        return new([(code, code)]);
    }

    public ModelRequestException Refused(string what) =>
        new($"The schema's pattern '{pattern}' at {path} has {what}, which a grammar cannot say. Leave it out of the pattern, or leave the pattern out and check the answer.");

    private CharSet TakeClass()
    {
        bool isInverse = TryTake("^");
        var ranges = new List<(int, int)>();
        while (!TryTake("]"))
        {
            CharSet first = TakeMember();
            if (first.Ranges is [var (code, same)] && code == same && Next == '-' && _at + 1 < pattern.Length && pattern[_at + 1] != ']')
            {
                _at++;
                if (TakeMember().Ranges is not [var (last, lastToo)] || last != lastToo || last < code)
                {
                    throw Refused("a range without order");
                }

                ranges.Add((code, last));
            }
            else
            {
                ranges.AddRange(first.Ranges);
            }
        }

        return isInverse ? new CharSet(ranges).Inverse() : new(ranges);
    }

    private CharSet TakeMember()
    {
        if (IsAtEnd)
        {
            throw Refused("a class that is not closed");
        }

        if (TryTake("\\"))
        {
            return TakeEscape(isInClass: true);
        }

        int code = TakeCode();
        return new([(code, code)]);
    }

    private CharSet TakeEscape(bool isInClass)
    {
        char letter = IsAtEnd ? throw Refused("a backslash with nothing behind it") : pattern[_at++];
        return letter switch
        {
            'd' => s_digits,
            'D' => s_digits.Inverse(),
            'w' => s_word,
            'W' => s_word.Inverse(),
            's' => s_space,
            'S' => s_space.Inverse(),
            't' => One('\t'),
            'n' => One('\n'),
            'r' => One('\r'),
            'f' => One('\f'),
            'v' => One('\v'),
            '0' => One('\0'),
            'b' when isInClass => One('\b'),
            'x' => One(TakeHex(2)),
            'u' => One(TakeUnit()),
            _ when char.IsAsciiLetterOrDigit(letter) => throw Refused($"\\{letter}"),
            _ => One(letter),
        };
    }

    private int TakeUnit()
    {
        int unit = TakeHex(4);
        if (char.IsHighSurrogate((char)unit) && TryTake("\\u"))
        {
            int low = TakeHex(4);
            return char.IsLowSurrogate((char)low) ? char.ConvertToUtf32((char)unit, (char)low) : throw Refused("half a pair of surrogates");
        }

        return char.IsSurrogate((char)unit) ? throw Refused("half a pair of surrogates") : unit;
    }

    private int TakeHex(int digits)
    {
        if (_at + digits <= pattern.Length && int.TryParse(pattern.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code))
        {
            _at += digits;
            return code;
        }

        throw Refused("an escape that is not finished");
    }

    private int TakeCode()
    {
        int code = _at + 1 < pattern.Length && char.IsSurrogatePair(pattern, _at) ? char.ConvertToUtf32(pattern, _at) : pattern[_at];
        _at += code > 0xFFFF ? 2 : 1;
        return code is >= 0xD800 and <= 0xDFFF ? throw Refused("half a pair of surrogates") : code;
    }

    private static CharSet One(int code) => new([(code, code)]);
}
