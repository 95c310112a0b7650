using System.Collections.Immutable;
using System.Composition;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.CodeFixes;

/// <summary>GF0004: <c>class Draft</c> becomes <c>partial record Draft</c> where a record can be what the class is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MakeRecord : PartialFix
{
    // What a record has or generates itself.
    private static readonly ImmutableHashSet<string> s_ofRecords =
        ["Equals", "GetHashCode", "op_Equality", "op_Inequality", "Clone", "PrintMembers", "EqualityContract", "Deconstruct"];

    /// <summary>The fix.</summary>
    public MakeRecord()
        : base(RuleIds.WrongKindOfType, "Make a partial record")
    {
    }

    private protected override async Task<bool> CanFixAsync(
        Document document, TypeDeclarationSyntax declaration, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        SemanticModel model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        return model.GetDeclaredSymbol(declaration, cancellationToken) is { } type
            && CanBeRecord(type, cancellationToken)
            && !IsBase(type, model.Compilation, cancellationToken);
    }

    private protected override TypeDeclarationSyntax Change(TypeDeclarationSyntax declaration, bool isReported) =>
        declaration is ClassDeclarationSyntax written ? Record(written) : declaration;

    private static bool CanBeRecord(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type is { IsStatic: false, BaseType.SpecialType: SpecialType.System_Object }
        && !type.GetMembers().Any(static member => s_ofRecords.Contains(member.Name))
        && type.DeclaringSyntaxReferences.All(reference =>
            reference.GetSyntax(cancellationToken) is ClassDeclarationSyntax declaration && (declaration.ParameterList is null || declaration.Members.Count == 0));

    // What derives from a record is one.
    private static bool IsBase(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken) => compilation
        .GetSymbolsWithName(static _ => true, SymbolFilter.Type, cancellationToken)
        .Any(other => other is INamedTypeSymbol { BaseType: { } ancestor } && SymbolEqualityComparer.Default.Equals(ancestor.OriginalDefinition, type));

    private static RecordDeclarationSyntax Record(ClassDeclarationSyntax declaration) => SyntaxFactory.RecordDeclaration(
        SyntaxKind.RecordDeclaration,
        declaration.AttributeLists,
        declaration.Modifiers,
        SyntaxFactory.Token(SyntaxKind.RecordKeyword).WithTriviaFrom(declaration.Keyword),
        default,
        declaration.Identifier,
        declaration.TypeParameterList,
        declaration.ParameterList,
        declaration.BaseList,
        declaration.ConstraintClauses,
        declaration.OpenBraceToken,
        declaration.Members,
        declaration.CloseBraceToken,
        declaration.SemicolonToken);
}
