using System.Buffers;

namespace GenFlow.LlamaCpp.Text;

/// <summary>Cuts texts that llama.cpp would end the process over: many tokenizers are regular expressions whose recursion is as deep as
/// a word, or a gap between words, is long. Words of languages are never cut. Safe for any number of threads.</summary>
internal sealed class LongRuns
{
    /// <summary>The most characters of a word or a gap that stay together, but for those of a whole text.</summary>
    public const int Longest = 512;

    private readonly SearchValues<string>? _whole;
    private readonly int _reach;

    /// <param name="wholeTexts">Texts that are one token wherever they stand, and must not be cut.</param>
    public LongRuns(IEnumerable<string> wholeTexts)
    {
        string[] texts = [.. wholeTexts.Where(static text => text.Length is > 1 and < Longest / 2)];
        _whole = texts.Length == 0 ? null : SearchValues.Create(texts, StringComparison.Ordinal);
        _reach = texts.Length == 0 ? 0 : texts.Max(static text => text.Length) - 1;
    }

    /// <summary>How much of a text goes together, from its begin on.</summary>
    public int FirstPart(ReadOnlySpan<char> text)
    {
        int start = 0;
        for (int at = 1; at < text.Length; at++)
        {
            if (char.IsWhiteSpace(text[at]) != char.IsWhiteSpace(text[at - 1]))
            {
                start = at;
            }
            else if (at - start >= Longest)
            {
                return CutBefore(text, at);
            }
        }

        return text.Length;
    }

    private int CutBefore(ReadOnlySpan<char> text, int at)
    {
        if (_whole is not null)
        {
            int from = Math.Max(0, at - _reach);
            int found = text[from..Math.Min(text.Length, at + _reach)].IndexOfAny(_whole);
            at = found > 0 && from + found < at ? from + found : at;
        }

        return char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]) ? at - 1 : at;
    }
}
