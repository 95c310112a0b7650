using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.CodeFixes;

/// <summary>Makes types partial: every declaration of a type and of the types around it.</summary>
internal static class PartialDeclarations
{
    /// <summary>The solution in which the declared types and those around them are partial.</summary>
    /// <param name="solution">Where they are declared.</param>
    /// <param name="reported">A declaration of each type.</param>
    /// <param name="change">What else becomes of the declarations of those types, given whether it is the reported one.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<Solution> AddAsync(
        Solution solution,
        IReadOnlyCollection<(Document Document, TypeDeclarationSyntax Declaration)> reported,
        Func<TypeDeclarationSyntax, bool, TypeDeclarationSyntax> change,
        CancellationToken cancellationToken)
    {
        HashSet<SyntaxNode> declarations = [.. reported.Select(static place => place.Declaration)];
        var own = new HashSet<SyntaxNode>();
        var all = new Dictionary<SyntaxNode, Project>();
        foreach ((Document document, TypeDeclarationSyntax declaration) in reported)
        {
            SemanticModel model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
            INamedTypeSymbol type = model.GetDeclaredSymbol(declaration, cancellationToken)!;
            own.UnionWith(Declarations(type, cancellationToken));
            foreach (TypeDeclarationSyntax part in WithContainers(type).SelectMany(link => Declarations(link, cancellationToken)))
            {
                all[part] = document.Project;
            }
        }

        foreach (IGrouping<SyntaxTree, KeyValuePair<SyntaxNode, Project>> file in all.GroupBy(static part => part.Key.SyntaxTree))
        {
            // What is generated is in no document of the project.
            if (file.First().Value.GetDocument(file.Key) is { } changed and not SourceGeneratedDocument)
            {
                SyntaxNode root = await file.Key.GetRootAsync(cancellationToken).ConfigureAwait(false);
                SyntaxNode made = root.ReplaceNodes(file.Select(static part => part.Key), (original, node) =>
                {
                    TypeDeclarationSyntax partial = WithPartial((TypeDeclarationSyntax)node);
                    return own.Contains(original) ? change(partial, declarations.Contains(original)) : partial;
                });
                solution = solution.WithDocumentSyntaxRoot(changed.Id, made);
            }
        }

        return solution;
    }

    private static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)).OfType<TypeDeclarationSyntax>();

    private static IEnumerable<INamedTypeSymbol> WithContainers(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
        {
            yield return type;
        }
    }

    // C# wants it last.
    private static TypeDeclarationSyntax WithPartial(TypeDeclarationSyntax declaration)
    {
        if (declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return declaration;
        }

        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return declaration.Modifiers.Count > 0
            ? declaration.WithModifiers(declaration.Modifiers.Add(partial))
            : declaration
                .WithKeyword(declaration.Keyword.WithLeadingTrivia())
                .WithModifiers(SyntaxFactory.TokenList(partial.WithLeadingTrivia(declaration.Keyword.LeadingTrivia)));
    }
}
