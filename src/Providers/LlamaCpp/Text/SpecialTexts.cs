using System.Buffers;
using System.Globalization;
using System.Text;

namespace GenFlow.LlamaCpp.Text;

/// <summary>Keeps what people and tools write from being read as control tokens: what would be one is replaced by a mark before the
/// template is applied, and the marks tell it from the template's own behind that. Marks are made of characters that Unicode
/// leaves to programs; where a text has those itself, they are marked, too. Safe for any number of threads.</summary>
internal sealed class SpecialTexts
{
    // U+FDD0 to U+FDEF: the first begins a mark, the last ends it, and the sixteen behind the first are digits.
    private const char Open = '\uFDD0';
    private const char Close = '\uFDEF';
    private const int Reserved = Close - Open + 1;
    private const int Digits = 16;

    private readonly List<string> _texts;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly SearchValues<string> _search;
    private readonly int[] _lengths;

    /// <param name="controlTexts">The texts of the vocabulary's control tokens.</param>
    public SpecialTexts(IReadOnlyList<string> controlTexts)
    {
        _texts = [.. Enumerable.Range(Open, Reserved).Select(static code => ((char)code).ToString()), .. controlTexts.Where(static text => text.Length > 0)];
        _texts = [.. _texts.Distinct(StringComparer.Ordinal)];
        for (int number = 0; number < _texts.Count; number++)
        {
            _numbers.Add(_texts[number], number);
        }

        _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        _search = SearchValues.Create([.. _texts], StringComparison.Ordinal);
        _lengths = [.. _texts.Select(static text => text.Length).Distinct().OrderDescending()];
    }

    /// <summary>A text for a template. Nothing is copied where nothing is to be marked.</summary>
    public string Escape(string text)
    {
        int at = text.AsSpan().IndexOfAny(_search);
        if (at < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        int copied = 0;
        while (at >= 0)
        {
            int start = copied + at;
            escaped.Append(text, copied, at);
            int number = NumberAt(text.AsSpan(start));
            AppendMark(escaped, number);
            copied = start + _texts[number].Length;
            at = text.AsSpan(copied).IndexOfAny(_search);
        }

        return escaped.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>The prompt that a template has made, in its order.</summary>
    public IReadOnlyList<PromptSegment> Split(string prompt)
    {
        int open = prompt.IndexOf(Open);
        if (open < 0)
        {
            return [new(prompt.AsMemory(), IsTemplate: true)];
        }

        var segments = new List<PromptSegment>();
        int copied = 0;
        while (open >= 0)
        {
            if (open > copied)
            {
                segments.Add(new(prompt.AsMemory(copied, open - copied), IsTemplate: true));
            }

            // What stands in no mark was put there by the template.
            copied = open + 1;
            int close = prompt.AsSpan(copied).IndexOf(Close);
            if (close > 0 && TryRead(prompt.AsSpan(copied, close), out int number))
            {
                segments.Add(new(_texts[number].AsMemory(), IsTemplate: false));
                copied += close + 1;
            }

            open = prompt.IndexOf(Open, copied);
        }

        if (copied < prompt.Length)
        {
            segments.Add(new(prompt.AsMemory(copied), IsTemplate: true));
        }

        return segments;
    }

    private int NumberAt(ReadOnlySpan<char> text)
    {
        foreach (int length in _lengths)
        {
            if (length <= text.Length && _lookup.TryGetValue(text[..length], out int number))
            {
                return number;
            }
        }

        throw new InvalidOperationException("A text that was found is none of those that were looked for.");
    }

    private static void AppendMark(StringBuilder escaped, int number)
    {
        escaped.Append(Open);
        foreach (char digit in number.ToString("x", CultureInfo.InvariantCulture))
        {
            escaped.Append((char)(Open + 1 + Convert.ToInt32(digit.ToString(), Digits)));
        }

        escaped.Append(Close);
    }

    private bool TryRead(ReadOnlySpan<char> digits, out int number)
    {
        number = 0;
        foreach (char digit in digits)
        {
            if (digit - Open - 1 is not (>= 0 and < Digits) || number > _texts.Count)
            {
                return false;
            }

            number = (number * Digits) + (digit - Open - 1);
        }

        return number < _texts.Count;
    }
}
