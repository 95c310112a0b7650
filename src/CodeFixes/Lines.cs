using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace GenFlow.CodeFixes;

/// <summary>How the lines of a file are written, so that what is added looks like what is there.</summary>
internal static class Lines
{
    /// <summary>How the file's first line ends.</summary>
    public static SyntaxTrivia EndIn(SyntaxNode root) =>
        root.DescendantTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } end ? end : SyntaxFactory.LineFeed;

    /// <summary>The blanks that the token's line begins with.</summary>
    public static SyntaxTriviaList IndentOf(SyntaxToken token)
    {
        string line = TextOf(token);
        string indent = line.Substring(0, line.Length - line.TrimStart().Length);
        return indent.Length == 0 ? default : SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(indent));
    }

    /// <summary>The blanks of the next level.</summary>
    public static SyntaxTriviaList Deeper(SyntaxTriviaList indent) =>
        indent.Add(SyntaxFactory.Whitespace(indent.ToFullString().IndexOf('\t') < 0 ? "    " : "\t"));

    /// <summary>Whether nothing but blanks is before the token in its line.</summary>
    public static bool IsBegunBy(SyntaxToken token)
    {
        SourceText text = token.SyntaxTree!.GetText();
        TextLine line = text.Lines.GetLineFromPosition(token.SpanStart);
        return string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(line.Start, token.SpanStart)));
    }

    public static bool AreEndedBy(SyntaxTriviaList trivia) => trivia.Any(SyntaxKind.EndOfLineTrivia);

    private static string TextOf(SyntaxToken token) => token.SyntaxTree!.GetText().Lines.GetLineFromPosition(token.SpanStart).ToString();
}
