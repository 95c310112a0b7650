using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace GenFlow.CodeFixes;

/// <summary>Writes arms and sections as those around them are written.</summary>
internal static class SwitchText
{
    private const string Throw = "throw new global::System.NotImplementedException()";

    private static readonly SyntaxTriviaList s_space = SyntaxFactory.TriviaList(SyntaxFactory.Space);

    /// <param name="expression">As it stands in the file.</param>
    /// <param name="inside">The same, with what has become of the switches in it.</param>
    /// <param name="types">What is missing.</param>
    public static SwitchExpressionSyntax WithArms(SwitchExpressionSyntax expression, SwitchExpressionSyntax inside, string[] types)
    {
        bool isOneLine = IsOnOneLine(expression.OpenBraceToken, expression.CloseBraceToken);
        var end = SyntaxFactory.TriviaList(Lines.EndIn(expression.SyntaxTree.GetRoot()));
        SyntaxTriviaList outer = Lines.IndentOf(expression.OpenBraceToken);
        SyntaxTriviaList indent = expression.Arms.FirstOrDefault()?.GetFirstToken() is { } first && Lines.IsBegunBy(first) ? Lines.IndentOf(first) : Lines.Deeper(outer);
        SyntaxNodeOrToken[] before = [.. inside.Arms.GetWithSeparators()];
        var parts = new List<SyntaxNodeOrToken>(before);
        if (before.Length > 0 && before[before.Length - 1] is { IsNode: true } last)
        {
            // A comment behind the last arm stays behind it.
            parts[parts.Count - 1] = last.AsNode()!.WithoutTrailingTrivia();
            parts.Add(Comma(isOneLine ? s_space : last.GetTrailingTrivia()));
        }

        if (!isOneLine && parts.Count > 0 && parts[parts.Count - 1] is { IsToken: true } comma && !Lines.AreEndedBy(comma.GetTrailingTrivia()))
        {
            parts[parts.Count - 1] = Comma([.. comma.GetTrailingTrivia().Where(static trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia)), .. end]);
        }

        for (int index = 0; index < types.Length; index++)
        {
            bool isLast = index == types.Length - 1;
            SwitchExpressionArmSyntax arm = Arm(types[index]);
            parts.Add(isOneLine ? arm.WithTrailingTrivia(isLast ? s_space : default) : arm.WithLeadingTrivia(indent));
            if (!isOneLine || !isLast)
            {
                parts.Add(Comma(isOneLine ? s_space : end));
            }
        }

        SwitchExpressionSyntax changed = inside.WithArms(SyntaxFactory.SeparatedList<SwitchExpressionArmSyntax>(parts));
        return isOneLine ? changed : changed.WithCloseBraceToken(OnItsLine(changed.CloseBraceToken, outer));
    }

    /// <param name="statement">As it stands in the file.</param>
    /// <param name="inside">The same, with what has become of the switches in it.</param>
    /// <param name="types">What is missing.</param>
    public static SwitchStatementSyntax WithSections(SwitchStatementSyntax statement, SwitchStatementSyntax inside, string[] types)
    {
        if (IsOnOneLine(statement.SwitchKeyword, statement.CloseBraceToken))
        {
            return inside.AddSections([.. types.Select(static type => Section(type, default, s_space, default, s_space))]);
        }

        var end = SyntaxFactory.TriviaList(Lines.EndIn(statement.SyntaxTree.GetRoot()));
        SyntaxTriviaList outer = Lines.IndentOf(statement.OpenBraceToken);
        SyntaxTriviaList indent = statement.Sections.FirstOrDefault()?.GetFirstToken() is { } first && Lines.IsBegunBy(first) ? Lines.IndentOf(first) : Lines.Deeper(outer);
        SwitchStatementSyntax changed = inside;
        if (inside.Sections.LastOrDefault() is { } last && !Lines.AreEndedBy(last.GetTrailingTrivia()))
        {
            changed = changed.ReplaceNode(last, last.WithTrailingTrivia(end));
        }

        changed = changed.AddSections([.. types.Select(type => Section(type, indent, end, Lines.Deeper(indent), end))]);
        return changed.WithCloseBraceToken(OnItsLine(changed.CloseBraceToken, outer));
    }

    private static SwitchExpressionArmSyntax Arm(string type)
    {
        var parsed = (SwitchExpressionSyntax)SyntaxFactory.ParseExpression($"_ switch {{ {type} => {Throw} }}");
        return Simplified(parsed.Arms[0]).WithoutTrivia();
    }

    private static SwitchSectionSyntax Section(string type, SyntaxTriviaList beforeLabel, SyntaxTriviaList afterLabel, SyntaxTriviaList before, SyntaxTriviaList after)
    {
        var parsed = (SwitchStatementSyntax)SyntaxFactory.ParseStatement($"switch (_) {{ case {type}: {Throw}; }}");
        SwitchSectionSyntax section = Simplified(parsed.Sections[0]);
        return section
            .WithLabels([section.Labels[0].WithoutTrivia().WithLeadingTrivia(beforeLabel).WithTrailingTrivia(afterLabel)])
            .WithStatements([section.Statements[0].WithoutTrivia().WithLeadingTrivia(before).WithTrailingTrivia(after)]);
    }

    // Not every project has the usings of the others.
    private static TNode Simplified<TNode>(TNode node)
        where TNode : SyntaxNode =>
        node.ReplaceNodes(
            node.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().Select(static made => made.Type),
            static (type, _) => type.WithAdditionalAnnotations(Simplifier.Annotation));

    // Without the trivia that lets the whole switch be formatted anew.
    private static SyntaxToken Comma(SyntaxTriviaList trailing) => SyntaxFactory.Token(default, SyntaxKind.CommaToken, trailing);

    private static SyntaxToken OnItsLine(SyntaxToken brace, SyntaxTriviaList indent) =>
        brace.LeadingTrivia.Count == 0 ? brace.WithLeadingTrivia(indent) : brace;

    private static bool IsOnOneLine(SyntaxToken open, SyntaxToken close) =>
        open.SyntaxTree!.GetLineSpan(TextSpan.FromBounds(open.SpanStart, close.Span.End)) is var span && span.StartLinePosition.Line == span.EndLinePosition.Line;
}
