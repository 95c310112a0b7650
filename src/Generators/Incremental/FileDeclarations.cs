using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GenFlow.Generators.Incremental;

/// <summary>A file without what is inside the bodies of its members: all that symbols, their attributes, their constants
/// and their documentation come from.</summary>
internal sealed class FileDeclarations
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileDeclarations> s_files = new();

    // In the order of the text, none inside another.
    private readonly List<TextSpan> _bodies = [];

    private FileDeclarations(SyntaxNode root) => AddBodies(root);

    public static FileDeclarations Of(SyntaxTree tree, CancellationToken cancellationToken) =>
        s_files.TryGetValue(tree, out FileDeclarations? known)
            ? known
            : s_files.GetValue(tree, of => new(of.GetRoot(cancellationToken)));

    /// <summary>Whether two files declare the same, whatever their bodies do: compared letter by letter, with the comments.</summary>
    public static bool AreSame(SyntaxTree left, SyntaxTree right, CancellationToken cancellationToken) =>
        ReferenceEquals(left, right)
        || (left.FilePath == right.FilePath
            && left.Options.Equals(right.Options)
            && Of(left, cancellationToken).Parts(left.GetText(cancellationToken)).SequenceEqual(
                Of(right, cancellationToken).Parts(right.GetText(cancellationToken)), StringComparer.Ordinal));

    /// <summary>Where a declaration would begin if all bodies were empty: equal in files that declare the same.</summary>
    public int PlaceOf(SyntaxNode declaration)
    {
        int place = declaration.SpanStart;
        foreach (TextSpan body in _bodies)
        {
            if (body.Start >= declaration.SpanStart)
            {
                break;
            }

            place -= body.Length;
        }

        return place;
    }

    private IEnumerable<string> Parts(SourceText text)
    {
        int start = 0;
        foreach (TextSpan body in _bodies)
        {
            yield return text.ToString(TextSpan.FromBounds(start, body.Start));
            start = body.End;
        }

        yield return text.ToString(TextSpan.FromBounds(start, text.Length));
    }

    // Initializers, defaults and attributes are not gone into, so that lambdas in them count as declared.
    private void AddBodies(SyntaxNode parent)
    {
        foreach (SyntaxNode node in parent.ChildNodes())
        {
            switch (node)
            {
                case BlockSyntax block:
                    AddBody(block, block.OpenBraceToken.Span.End, block.CloseBraceToken.SpanStart);
                    break;
                case ArrowExpressionClauseSyntax arrow:
                    AddBody(arrow, arrow.ArrowToken.Span.End, arrow.Span.End);
                    break;
                case BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax or BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or AccessorListSyntax or AccessorDeclarationSyntax:
                    AddBodies(node);
                    break;
            }
        }
    }

    // The braces and the arrow stay: whether there is a body is declared. A directive reaches beyond the body, and where the
    // parser was not sure, neither are we.
    private void AddBody(SyntaxNode body, int start, int end)
    {
        if (!body.ContainsDirectives && !body.ContainsDiagnostics)
        {
            _bodies.Add(TextSpan.FromBounds(start, end));
        }
    }
}
