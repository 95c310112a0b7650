using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Roslyn;

/// <summary>The documentation comment before a declaration as it was written, however the file was parsed: without a
/// documentation file it is a comment like any other.</summary>
internal static class DocumentationComment
{
    private const string Line = "///";
    private const string Begin = "/**";
    private const string End = "*/";

    /// <summary>The XML of the comment, without the signs of the comment; empty where there is none.</summary>
    public static string Of(SyntaxNode declaration)
    {
        StringBuilder? text = null;
        foreach (SyntaxTrivia trivia in declaration.GetLeadingTrivia())
        {
            if (IsComment(trivia))
            {
                Append(text ??= new(), trivia.ToFullString());
            }
        }

        return text?.ToString() ?? "";
    }

    private static bool IsComment(SyntaxTrivia trivia) => trivia.Kind()
        is SyntaxKind.SingleLineDocumentationCommentTrivia
        or SyntaxKind.MultiLineDocumentationCommentTrivia
        or SyntaxKind.SingleLineCommentTrivia
        or SyntaxKind.MultiLineCommentTrivia;

    private static void Append(StringBuilder text, string comment)
    {
        string trimmed = comment.Trim();
        if (trimmed.StartsWith(Begin, StringComparison.Ordinal))
        {
            AppendBlock(text, trimmed);
        }
        else
        {
            AppendLines(text, trimmed);
        }
    }

    private static void AppendLines(StringBuilder text, string comment)
    {
        foreach (string line in comment.Split('\n'))
        {
            string content = line.TrimStart();

            // Four slashes are a comment that is switched off.
            if (content.StartsWith(Line, StringComparison.Ordinal) && !(content.Length > Line.Length && content[Line.Length] == '/'))
            {
                text.Append(content, Line.Length, content.Length - Line.Length).Append('\n');
            }
        }
    }

    private static void AppendBlock(StringBuilder text, string comment)
    {
        if (comment.Length < Begin.Length + End.Length || comment[Begin.Length] == '*' || !comment.EndsWith(End, StringComparison.Ordinal))
        {
            return;
        }

        foreach (string line in comment.Substring(Begin.Length, comment.Length - Begin.Length - End.Length).Split('\n'))
        {
            string content = line.TrimStart();
            int start = content.StartsWith("*", StringComparison.Ordinal) ? 1 : 0;
            text.Append(content, start, content.Length - start).Append('\n');
        }
    }
}
