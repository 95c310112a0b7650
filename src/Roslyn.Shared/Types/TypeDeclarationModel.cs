using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.Roslyn;

/// <summary>A partial type and the partial types around it, as another part of it is declared.</summary>
/// <param name="Namespace">Dotted and escaped; empty for the global one.</param>
/// <param name="Types">The types, the outermost first, the declared type last.</param>
/// <param name="MetadataName">The full metadata name of the declared type.</param>
internal sealed record TypeDeclarationModel(string Namespace, EquatableArray<TypeHeader> Types, string MetadataName)
{
    public string HintName => Roslyn.HintName.Of(MetadataName);

    /// <summary>The name of the file in which its cases are told apart.</summary>
    public string CasesHintName => Roslyn.HintName.Of(MetadataName, "-cases");

    /// <summary>The model, or null where no other file can add a part: a type on the way is not partial, or is of its file only.</summary>
    public static TypeDeclarationModel? Create(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var headers = new Stack<TypeHeader>();
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (current.IsFileLocal || current.Name.Length == 0 || Keyword(current) is not { } keyword || !IsPartial(current, cancellationToken))
            {
                return null;
            }

            headers.Push(new TypeHeader(keyword, CSharpText.Identifier(current.Name) + TypeParameters(current)));
        }

        return new(TypeNames.Namespace(type.ContainingNamespace), headers.ToEquatableArray(), TypeNames.Metadata(type));
    }

    private static string? Keyword(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, TypeKind: TypeKind.Class } => "record",
        { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
        { TypeKind: TypeKind.Class } => "class",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => null,
    };

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Length > 0
        && type.DeclaringSyntaxReferences.All(reference =>
            reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax syntax && syntax.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static string TypeParameters(INamedTypeSymbol type) =>
        type.TypeParameters.IsEmpty
            ? ""
            : "<" + string.Join(", ", type.TypeParameters.Select(static parameter => CSharpText.Identifier(parameter.Name))) + ">";
}
