using System.Text;
using System.Text.RegularExpressions;

namespace DocsChain.Documents;

/// <summary>The sentences of a section: its prose, without blocks of code and tables.</summary>
internal static partial class Passages
{
    /// <summary>The sentences, word by word as they stand there but for line breaks.</summary>
    public static IReadOnlyList<string> Of(string markdown)
    {
        var passages = new List<string>();
        var paragraph = new StringBuilder();
        foreach (string line in Code().Replace(markdown.ReplaceLineEndings("\n"), "\n").Split('\n'))
        {
            string content = line.Trim();
            bool isItem = Item().IsMatch(content);
            if (isItem || content.Length == 0 || content[0] == '|')
            {
                Close();
            }

            if (content is not ['|', ..])
            {
                paragraph.Append(isItem ? Item().Replace(content, "") : content).Append(' ');
            }
        }

        Close();
        return passages;

        void Close()
        {
            passages.AddRange(SentenceEnd().Split(Inline.OneLine(paragraph.ToString())).Where(static sentence => sentence.Length > 0));
            paragraph.Clear();
        }
    }

    [GeneratedRegex(@"^ {0,3}(`{3,}|~{3,}).*?(^ {0,3}\1[ \t]*$|\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^([-*+]|\d{1,3}[.)]) +")]
    private static partial Regex Item();

    [GeneratedRegex(@"(?<=[.!?][""')`]?) (?=[\p{Lu}`\[(*])")]
    private static partial Regex SentenceEnd();
}
