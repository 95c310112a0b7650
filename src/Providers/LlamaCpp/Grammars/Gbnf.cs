using System.Globalization;
using System.Text;

namespace GenFlow.LlamaCpp.Grammars;

/// <summary>Texts in llama.cpp's notation of grammars.</summary>
internal static class Gbnf
{
    /// <summary>A text, as it is. It is valid Unicode.</summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (Rune rune in text.EnumerateRunes())
        {
            literal.Append(rune.Value is >= ' ' and < 0x7F and not ('"' or '\\') ? ((char)rune.Value).ToString() : Code(rune.Value));
        }

        return literal.Append('"').ToString();
    }

    /// <summary>One of some characters.</summary>
    /// <param name="ranges">Their code points, both ends included; at least one range.</param>
    public static string Class(IEnumerable<(int First, int Last)> ranges)
    {
        var set = new StringBuilder("[");
        foreach ((int first, int last) in ranges)
        {
            set.Append(Member(first));
            if (last > first)
            {
                set.Append(last > first + 1 ? "-" : "").Append(Member(last));
            }
        }

        return set.Append(']').ToString();
    }

    /// <summary>A text as a model writes it into JSON, with the quotes.</summary>
    public static string Json(string text)
    {
        var json = new StringBuilder(text.Length + 2).Append('"');
        foreach (char letter in text)
        {
            json.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\b' => "\\b",
                '\f' => "\\f",
                < ' ' => "\\u" + ((int)letter).ToString("x4", CultureInfo.InvariantCulture),
                _ => letter.ToString(),
            });
        }

        return json.Append('"').ToString();
    }

    private static string Member(int code) => code < 0x7F && char.IsAsciiLetterOrDigit((char)code) ? ((char)code).ToString() : Code(code);

    private static string Code(int code) => code switch
    {
        '\\' => "\\\\",
        '"' => "\\\"",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        <= 0xFF => "\\x" + code.ToString("X2", CultureInfo.InvariantCulture),
        <= 0xFFFF => "\\u" + code.ToString("X4", CultureInfo.InvariantCulture),
        _ => "\\U" + code.ToString("X8", CultureInfo.InvariantCulture),
    };
}
