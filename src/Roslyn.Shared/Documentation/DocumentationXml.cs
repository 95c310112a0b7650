using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace GenFlow.Roslyn;

/// <summary>Takes one element out of a documentation comment, as plain text on one line.</summary>
internal static class DocumentationXml
{
    /// <summary>What is longer ends in an ellipsis.</summary>
    public const int MaxLength = 1_000;

    /// <summary>The text of the element, of the one with this attribute <c>name</c> where one is given. Null where there is
    /// none, it is empty, or it is not well formed.</summary>
    public static string? Element(string comment, string element, string? name = null)
    {
        int tag = comment.IndexOf("<" + element, StringComparison.Ordinal);
        while (tag >= 0)
        {
            int tagEnd = comment.IndexOf('>', tag);
            if (tagEnd < 0)
            {
                return null;
            }

            int afterName = tag + 1 + element.Length;
            bool isIt = comment[afterName] is '>' or '/' || char.IsWhiteSpace(comment[afterName]);
            if (isIt && comment[tagEnd - 1] != '/' && (name is null || HasName(comment, afterName, tagEnd, name)))
            {
                int end = comment.IndexOf("</" + element, tagEnd, StringComparison.Ordinal);
                return end < 0 ? null : Text(comment.Substring(tagEnd + 1, end - tagEnd - 1));
            }

            tag = comment.IndexOf("<" + element, tagEnd, StringComparison.Ordinal);
        }

        return null;
    }

    /// <summary>The text with every run of whitespace as one space, bounded; null where nothing is left.</summary>
    public static string? OneLine(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, MaxLength));
        bool isAfterSpace = false;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                isAfterSpace = line.Length > 0;
                continue;
            }

            if (isAfterSpace)
            {
                line.Append(' ');
                isAfterSpace = false;
            }

            line.Append(c);
            if (line.Length > MaxLength)
            {
                return Cut(line);
            }
        }

        return line.Length == 0 ? null : line.ToString();
    }

    private static string Cut(StringBuilder line)
    {
        int length = MaxLength - 1;
        if (char.IsHighSurrogate(line[length - 1]))
        {
            length--;
        }

        return line.ToString(0, length) + "…";
    }

    private static bool HasName(string comment, int start, int end, string name)
    {
        string attributes = comment.Substring(start, end - start);
        return attributes.Contains("\"" + name + "\"") || attributes.Contains("'" + name + "'");
    }

    // Most texts hold no markup, and the parser costs more than all the rest.
    private static string? Text(string fragment)
    {
        if (fragment.IndexOf('<') < 0 && fragment.IndexOf('&') < 0)
        {
            return OneLine(fragment);
        }

        try
        {
            return OneLine(Text(XElement.Parse("<x>" + fragment + "</x>", LoadOptions.PreserveWhitespace)));
        }
        catch (XmlException)
        {
            return null;
        }
    }

    // A loop over all nodes, because recursion over nested elements could end the compiler.
    private static string Text(XElement root)
    {
        var text = new StringBuilder();
        foreach (XNode node in root.DescendantNodes())
        {
            if (IsBlock(node.PreviousNode))
            {
                text.Append(' ');
            }

            if (node is XText content)
            {
                text.Append(content.Value);
            }
            else if (node is XElement element)
            {
                text.Append(IsBlock(element) ? " " : element.IsEmpty ? Named(element) : "");
            }
        }

        return text.ToString();
    }

    private static bool IsBlock(XNode? node) =>
        node is XElement { Name.LocalName: "para" or "p" or "br" or "code" or "list" or "item" or "listheader" or "term" or "description" };

    private static string Named(XElement element) =>
        element.Attribute("cref") is { } reference ? LastPart(reference.Value)
        : ((string?)element.Attribute("name") ?? (string?)element.Attribute("langword") ?? (string?)element.Attribute("href") ?? "");

    // "M:Space.Type{T}.Method(System.Int32)" gives "Method".
    private static string LastPart(string reference)
    {
        var part = new StringBuilder();
        int depth = 0;
        foreach (char c in reference)
        {
            switch (c)
            {
                case '{' or '<':
                    depth++;
                    break;
                case '}' or '>':
                    depth--;
                    break;
                case '(' or '`' when depth == 0:
                    return part.ToString();
                case '.' or ':' when depth == 0:
                    part.Clear();
                    break;
                default:
                    if (depth == 0)
                    {
                        part.Append(c);
                    }

                    break;
            }
        }

        return part.ToString();
    }
}
