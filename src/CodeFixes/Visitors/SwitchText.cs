using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GenFlow.CodeFixes;

/// <summary>Writes arms and sections as those around them are written.</summary>
internal static class SwitchText
{
    private const string Throw = "throw new NotImplementedException()";
    private const string Level = "    ";

    public static SwitchExpressionSyntax WithArms(SwitchExpressionSyntax expression, string[] types)
    {
        bool isOneLine = IsOnOneLine(expression.OpenBraceToken, expression.CloseBraceToken);
        SyntaxTriviaList end = EndOfLine(expression);
        SyntaxTriviaList indent = expression.Arms.Count > 0
            ? IndentOf(expression.Arms[0].GetFirstToken())
            : IndentOf(expression.CloseBraceToken).Add(SyntaxFactory.Whitespace(Level));
        SyntaxNodeOrToken[] before = [.. expression.Arms.GetWithSeparators()];
        var parts = new List<SyntaxNodeOrToken>(before);
        if (before.Length > 0 && before[before.Length - 1] is { IsNode: true } last)
        {
            // A comment behind the last arm stays behind it.
            parts[parts.Count - 1] = last.AsNode()!.WithoutTrailingTrivia();
            parts.Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(isOneLine ? SyntaxFactory.TriviaList(SyntaxFactory.Space) : last.GetTrailingTrivia()));
        }

        for (int index = 0; index < types.Length; index++)
        {
            bool isLast = index == types.Length - 1;
            SwitchExpressionArmSyntax arm = Arm(types[index]);
            parts.Add(isOneLine ? arm.WithTrailingTrivia(isLast ? SyntaxFactory.TriviaList(SyntaxFactory.Space) : default) : arm.WithLeadingTrivia(indent));
            if (!isOneLine || !isLast)
            {
                parts.Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(isOneLine ? SyntaxFactory.TriviaList(SyntaxFactory.Space) : end));
            }
        }

        return expression.WithArms(SyntaxFactory.SeparatedList<SwitchExpressionArmSyntax>(parts));
    }

    public static SwitchStatementSyntax WithSections(SwitchStatementSyntax statement, string[] types)
    {
        SyntaxTriviaList end = EndOfLine(statement);
        SyntaxTriviaList indent = statement.Sections.Count > 0
            ? IndentOf(statement.Sections[0].GetFirstToken())
            : IndentOf(statement.CloseBraceToken).Add(SyntaxFactory.Whitespace(Level));
        return statement.AddSections([.. types.Select(type => Section(type, indent, end))]);
    }

    private static SwitchExpressionArmSyntax Arm(string type)
    {
        var parsed = (SwitchExpressionSyntax)SyntaxFactory.ParseExpression($"_ switch {{ {type} => {Throw} }}");
        return parsed.Arms[0].WithoutTrivia();
    }

    private static SwitchSectionSyntax Section(string type, SyntaxTriviaList indent, SyntaxTriviaList end)
    {
        var parsed = (SwitchStatementSyntax)SyntaxFactory.ParseStatement($"switch (_) {{ case {type}: {Throw}; }}");
        SwitchSectionSyntax section = parsed.Sections[0];
        return section
            .WithLabels([section.Labels[0].WithoutTrivia().WithLeadingTrivia(indent).WithTrailingTrivia(end)])
            .WithStatements([section.Statements[0].WithoutTrivia().WithLeadingTrivia(indent.Add(SyntaxFactory.Whitespace(Level))).WithTrailingTrivia(end)]);
    }

    private static bool IsOnOneLine(SyntaxToken open, SyntaxToken close) =>
        open.SyntaxTree!.GetLineSpan(TextSpan.FromBounds(open.SpanStart, close.Span.End)) is var span && span.StartLinePosition.Line == span.EndLinePosition.Line;

    private static SyntaxTriviaList IndentOf(SyntaxToken token)
    {
        SyntaxTriviaList trivia = token.LeadingTrivia;
        return trivia.Count > 0 && trivia[trivia.Count - 1] is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(last) : default;
    }

    private static SyntaxTriviaList EndOfLine(SyntaxNode node) => SyntaxFactory.TriviaList(
        node.SyntaxTree.GetRoot().DescendantTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } end ? end : SyntaxFactory.LineFeed);
}
