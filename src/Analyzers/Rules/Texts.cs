using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>Names in messages and in code that fixes insert.</summary>
internal static class Texts
{
    /// <summary>The type as a person writes it: without its namespace, with the types around it.</summary>
    public static string Of(ITypeSymbol type) =>
        type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    /// <summary>The type as any place can write it.</summary>
    public static string Qualified(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
