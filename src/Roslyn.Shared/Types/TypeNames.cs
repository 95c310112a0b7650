using System.Text;
using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Types as generated code writes them.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat s_annotated = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat s_identity = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.ExpandValueTuple);

    private static readonly SymbolDisplayFormat s_namespace = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>The type with its annotations, also the outermost.</summary>
    public static string Annotated(ITypeSymbol type) => Write(type, s_annotated);

    /// <summary>The type with the annotations inside it, without the outermost.</summary>
    public static string Of(ITypeSymbol type) =>
        Write(type.IsReferenceType ? type.WithNullableAnnotation(NullableAnnotation.NotAnnotated) : type, s_annotated);

    /// <summary>A name that two types share exactly when they are one at run time: no annotations, no tuple names, no dynamic.</summary>
    public static string Identity(ITypeSymbol type) => Write(type, s_identity);

    /// <summary>The namespace, dotted and escaped; empty for the global one.</summary>
    public static string Namespace(INamespaceSymbol? symbol) =>
        symbol is null or { IsGlobalNamespace: true } ? "" : symbol.ToDisplayString(s_namespace);

    /// <summary>The name by which a type is found in metadata, with its namespace and containing types.</summary>
    public static string Metadata(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } container)
        {
            return Metadata(container) + "+" + type.MetadataName;
        }

        string prefix = "";
        for (INamespaceSymbol? space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            prefix = space.Name + "." + prefix;
        }

        return prefix + type.MetadataName;
    }

    // An interface cannot be implemented over dynamic, and typeof does not take it at the top.
    private static string Write(ITypeSymbol type, SymbolDisplayFormat format)
    {
        var text = new StringBuilder();
        foreach (SymbolDisplayPart part in type.ToDisplayParts(format))
        {
            bool isDynamic = part.Kind == SymbolDisplayPartKind.Keyword && part.ToString() == "dynamic";
            text.Append(isDynamic ? "object" : part.ToString());
        }

        return text.ToString();
    }
}
