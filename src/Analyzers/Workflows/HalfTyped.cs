using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.Analyzers;

/// <summary>Tells classes that are being typed: what is missing in them may be the next step.</summary>
internal static class HalfTyped
{
    /// <summary>Whether a member has no name yet, an attribute of a method or a base of the class does not exist, or a base is one of those.</summary>
    public static bool Is(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.TypeKind == TypeKind.Error || HasUnknownAttribute(current) || HasIncompleteMember(current))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasUnknownAttribute(INamedTypeSymbol type) =>
        type.Locations.Any(static location => location.IsInSource)
        && type.GetMembers().OfType<IMethodSymbol>().Any(static method => method.GetAttributes().Any(static data => data.AttributeClass is { TypeKind: TypeKind.Error }));

    private static bool HasIncompleteMember(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(static reference =>
        reference.GetSyntax() is TypeDeclarationSyntax declaration
        && declaration.ContainsDiagnostics
        && declaration.Members.Any(static member => member.IsKind(SyntaxKind.IncompleteMember)));
}
