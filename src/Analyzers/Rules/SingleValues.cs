using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>What a local or a member is, where it is set where it is declared and nowhere else.</summary>
internal static class SingleValues
{
    /// <summary>The value; null where there may be others, or where it is not written in the same file.</summary>
    public static IOperation? Of(IOperation reference) => reference switch
    {
        ILocalReferenceOperation { IsDeclaration: false, Local: { IsRef: false } local } => OfLocal(reference, local),
        IFieldReferenceOperation { Field: { IsReadOnly: true } field } => OfMember(reference, field),
        IPropertyReferenceOperation { Property: { SetMethod: null, IsVirtual: false, IsOverride: false, IsAbstract: false } property } => OfMember(reference, property),
        _ => null,
    };

    private static IOperation? OfLocal(IOperation reference, ILocalSymbol local)
    {
        if (DeclarationOf(reference, local) is not VariableDeclaratorSyntax { Initializer.Value: { } value } declarator)
        {
            return null;
        }

        // Its scope is within the nearest of: a member, the file's statements.
        SyntaxNode scope = declarator.Ancestors().First(static node => node is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax);
        return IsWrittenIn(scope, local, reference.SemanticModel!) ? null : reference.SemanticModel!.GetOperation(value);
    }

    private static IOperation? OfMember(IOperation reference, ISymbol member)
    {
        SyntaxNode? value = DeclarationOf(reference, member) switch
        {
            VariableDeclaratorSyntax field => field.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        };

        // A constructor in another file may set it, too.
        return value is not null
            && member.ContainingType.DeclaringSyntaxReferences is { Length: 1 } types
            && !IsWrittenIn(types[0].GetSyntax(), member, reference.SemanticModel!)
            ? reference.SemanticModel!.GetOperation(value)
            : null;
    }

    private static SyntaxNode? DeclarationOf(IOperation reference, ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences is { Length: 1 } declarations && declarations[0].SyntaxTree == reference.Syntax.SyntaxTree && reference.SemanticModel is not null
            ? declarations[0].GetSyntax()
            : null;

    private static bool IsWrittenIn(SyntaxNode scope, ISymbol symbol, SemanticModel model) => scope.DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .Any(name => name.Identifier.ValueText == symbol.Name && MayBeWritten(name) && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, symbol));

    private static bool MayBeWritten(IdentifierNameSyntax name)
    {
        ExpressionSyntax place = name;
        while (place.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax || (place.Parent is MemberAccessExpressionSyntax access && access.Name == place))
        {
            place = (ExpressionSyntax)place.Parent;
        }

        return place.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == place,
            ArgumentSyntax { Parent: TupleExpressionSyntax } => true,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
            RefExpressionSyntax or PrefixUnaryExpressionSyntax => true,
            _ => false,
        };
    }
}
