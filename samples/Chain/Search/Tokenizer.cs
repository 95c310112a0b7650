using System.Globalization;
using System.Text;

namespace DocsChain.Search;

/// <summary>Cuts text into words, at the boundaries of Unicode's default rules as far as letters and digits go: letters, their
/// marks and digits make a word, an apostrophe between letters and a point between digits are part of it, each ideograph is a
/// word of its own. Names of code are found whole and by their parts: <c>StreamItems</c>, <c>get_weather</c>.</summary>
internal static class Tokenizer
{
    private const int LongestWord = 64;

    private enum Kind
    {
        Other,
        Letter,
        Mark,
        Digit,
        Connector,
        Ideograph,
    }

    public static IReadOnlyList<Token> Tokens(string text)
    {
        var tokens = new List<Token>();
        int position = 0;
        int start = 0;
        while (start < text.Length)
        {
            (Kind kind, int length) = At(text, start);
            int end = start + length;
            if (kind is Kind.Letter or Kind.Digit)
            {
                end = EndOfWord(text, end, kind);
                position = Add(tokens, text, start, end, position);
            }
            else if (kind == Kind.Ideograph)
            {
                tokens.Add(new(Fold(text[start..end]), position++, start, length, IsName: false));
            }

            start = end;
        }

        return tokens;
    }

    /// <summary>A word in the form that it has whatever its case and its characters' width and composition.</summary>
    public static string Fold(string word) =>
        word.Normalize(NormalizationForm.FormKC).ToUpperInvariant().ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal).Replace('’', '\'');

    private static int Add(List<Token> tokens, string text, int start, int end, int position)
    {
        List<(int Start, int End)> parts = PartsOf(text, start, end);
        if (parts.Count > 1)
        {
            string name = Fold(text[start..Math.Min(end, start + LongestWord)].Replace("_", "", StringComparison.Ordinal));
            tokens.Add(new(name, position, start, end - start, IsName: true));
        }

        foreach ((int from, int to) in parts)
        {
            // What is longer is no word but a key, a hash, a picture.
            string term = Stemmer.Stem(Fold(text[from..SafeEnd(text, from, Math.Min(to, from + LongestWord))]));
            tokens.Add(new(term, position++, from, to - from, IsName: false));
        }

        return position;
    }

    // Names are written in snake_case, camelCase and PascalCase; an abbreviation ends before the word that follows it: JSONReader.
    private static List<(int Start, int End)> PartsOf(string text, int start, int end)
    {
        var parts = new List<(int, int)>();
        int from = start;
        for (int index = start; index < end; index++)
        {
            bool isConnector = At(text, index).Kind == Kind.Connector;
            bool isHump = index > from && char.IsUpper(text[index])
                && (char.IsLower(text[index - 1]) || (char.IsUpper(text[index - 1]) && index + 1 < end && char.IsLower(text[index + 1])));
            if ((isConnector || isHump) && index > from)
            {
                parts.Add((from, index));
                from = index;
            }

            from = isConnector ? index + 1 : from;
        }

        if (from < end)
        {
            parts.Add((from, end));
        }

        return parts;
    }

    private static int EndOfWord(string text, int index, Kind before)
    {
        while (index < text.Length)
        {
            (Kind kind, int length) = At(text, index);
            if (kind is Kind.Letter or Kind.Digit)
            {
                before = kind;
            }
            else if (kind is not (Kind.Mark or Kind.Connector) && !Joins(text, index, before))
            {
                return index;
            }

            index += length;
        }

        return index;
    }

    private static bool Joins(string text, int index, Kind before) =>
        index + 1 < text.Length && text[index] switch
        {
            '\'' or '’' => before == Kind.Letter && At(text, index + 1).Kind == Kind.Letter,
            '.' or ',' => before == Kind.Digit && At(text, index + 1).Kind == Kind.Digit,
            _ => false,
        };

    private static int SafeEnd(string text, int start, int end) => end - start > 1 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;

    private static (Kind Kind, int Length) At(string text, int index)
    {
        if (!Rune.TryGetRuneAt(text, index, out Rune rune))
        {
            return (Kind.Other, 1);
        }

        Kind kind = Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.OtherLetter when IsIdeograph(rune.Value) => Kind.Ideograph,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => Kind.Letter,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => Kind.Mark,
            UnicodeCategory.DecimalDigitNumber => Kind.Digit,
            UnicodeCategory.ConnectorPunctuation => Kind.Connector,
            _ => Kind.Other,
        };
        return (kind, rune.Utf16SequenceLength);
    }

    // Han and Hiragana: words are written without spaces between them.
    private static bool IsIdeograph(int value) =>
        value is (>= 0x3041 and <= 0x309F) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
