using System.Globalization;
using System.Text;

namespace GenFlow.Graphs;

/// <summary>Names inside a quoted label of Mermaid, where HTML and Markdown are read too: everything but letters, digits and
/// harmless punctuation is a character reference.</summary>
internal static class MermaidText
{
    public static void Append(StringBuilder text, string name)
    {
        for (int index = 0; index < name.Length; index++)
        {
            char c = name[index];
            if (IsPlain(name, index))
            {
                text.Append(c);
            }
            else if (c is '<' or '>')
            {
                // The one in nearly every graph is written to be read.
                text.Append(c == '<' ? "#lt;" : "#gt;");
            }
            else if (char.IsSurrogatePair(name, index))
            {
                AppendReference(text, char.ConvertToUtf32(c, name[++index]));
            }
            else
            {
                // Half a pair is no character.
                AppendReference(text, char.IsSurrogate(c) ? 0xFFFD : c);
            }
        }
    }

    // Underscores between letters mean nothing to Markdown; elsewhere they are emphasis.
    private static bool IsPlain(string name, int index) => name[index] switch
    {
        ' ' or '.' or ',' or '(' or ')' or '[' or ']' or '?' => true,
        '_' => index > 0 && index + 1 < name.Length && char.IsAsciiLetterOrDigit(name[index - 1]) && char.IsAsciiLetterOrDigit(name[index + 1]),
        char c => char.IsLetterOrDigit(c),
    };

    private static void AppendReference(StringBuilder text, int codePoint) =>
        text.Append('#').Append(codePoint.ToString(CultureInfo.InvariantCulture)).Append(';');
}
