using System.Collections.Immutable;
using System.Composition;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace GenFlow.CodeFixes;

/// <summary>GF6003 and GF6006: <c>[Action]</c> becomes <c>[Action(Name = "search_by_text")]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class NameAction() : FileFix(RuleIds.ActionNameTaken, RuleIds.InvalidActionPolicy)
{
    private const string Name = nameof(Name);

    private protected override string? TitleFor(SyntaxNode root, Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(FixData.ActionName, out string? name) && AttributeAt(root, diagnostic) is not null ? $"Name it '{name}'" : null;

    private protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var names = new Dictionary<SyntaxNode, string>();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(FixData.ActionName, out string? name) && AttributeAt(root, diagnostic) is { } attribute)
            {
                // Overloads of one kind would all be given one name.
                string own = name!;
                for (int number = 2; names.ContainsValue(own); number++)
                {
                    own = FormattableString.Invariant($"{name}_{number}");
                }

                names[attribute] = own;
            }
        }

        return document.WithSyntaxRoot(root.ReplaceNodes(names.Keys, (original, rewritten) => Named((AttributeSyntax)rewritten, names[original])));
    }

    private static AttributeSyntax Named(AttributeSyntax attribute, string name)
    {
        LiteralExpressionSyntax value = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name));
        if (attribute.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == Name) is { } given)
        {
            return attribute.ReplaceNode(given.Expression, value.WithTriviaFrom(given.Expression));
        }

        AttributeArgumentSyntax argument = SyntaxFactory.AttributeArgument(SyntaxFactory.NameEquals(Name), null, value);
        AttributeArgumentListSyntax list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        return attribute.WithArgumentList(list.WithArguments(list.Arguments.Insert(0, argument))).WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static AttributeSyntax? AttributeAt(SyntaxNode root, Diagnostic diagnostic) => root
        .FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)
        .FirstAncestorOrSelf<MethodDeclarationSyntax>()?
        .AttributeLists.SelectMany(static list => list.Attributes)
        .FirstOrDefault(static attribute => LastName(attribute.Name) is "Action" or "ActionAttribute");

    private static string LastName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
