using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>Where diagnostics are reported: always in the user's files, and a place of the tree, so that
/// <c>#pragma warning disable</c> holds.</summary>
internal static class Places
{
    /// <summary>The name of the symbol's first declaration.</summary>
    public static Location? OfName(ISymbol symbol) => symbol.Locations
        .Where(static location => location.IsInSource)
        .OrderBy(static location => location.SourceTree!.FilePath, StringComparer.Ordinal)
        .ThenBy(static location => location.SourceSpan.Start)
        .FirstOrDefault(static location => !IsGenerated(location.SourceTree!));

    /// <summary>The attribute as it is written.</summary>
    public static Location? Of(AttributeData attribute, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation();

    /// <summary>Whether the file is a generator's.</summary>
    public static bool IsGenerated(SyntaxTree tree) => tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase);
}
