using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.Roslyn;

/// <summary>Reads what properties of a type are members in JSON.</summary>
internal static class MemberParser
{
    /// <summary>The public properties of the type and its bases, bases first, each once: the nearest declaration counts.</summary>
    public static List<IPropertySymbol> Properties(INamedTypeSymbol type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var levels = new Stack<List<IPropertySymbol>>();
        for (INamedTypeSymbol? current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            levels.Push([.. InOrder(current).Where(property =>
                property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public }
                && property.ExplicitInterfaceImplementations.IsEmpty
                && seen.Add(property.Name))]);
        }

        return [.. levels.SelectMany(static level => level)];
    }

    // The compiler's own order of parts is that in which it was given the files.
    private static IEnumerable<IPropertySymbol> InOrder(INamedTypeSymbol type)
    {
        IEnumerable<IPropertySymbol> properties = type.GetMembers().OfType<IPropertySymbol>();
        return type.DeclaringSyntaxReferences.Length > 1 ? DeclaredOrder.Of(properties) : properties;
    }

    /// <summary>Whether, and when, the member is left out; null for always.</summary>
    public static Omission? OmissionOf(IPropertySymbol property)
    {
        foreach (AttributeData attribute in property.GetAttributes())
        {
            if (KnownTypes.JsonIgnoreAttribute.Matches(attribute.AttributeClass))
            {
                // The values of the framework's JsonIgnoreCondition.
                return attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "Condition").Value.Value switch
                {
                    0 => Omission.Never,
                    2 => Omission.WhenDefault,
                    // What cannot be null is never left out.
                    3 => property.Type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } ? Omission.Never : Omission.WhenNull,
                    4 or 5 => Omission.OneWay,
                    _ => null,
                };
            }
        }

        return Omission.Never;
    }

    public static bool IsMarkedRequired(IPropertySymbol property) =>
        property.IsRequired || TypeFacts.HasAttribute(property, KnownTypes.JsonRequiredAttribute);

    /// <summary>Whether generated code can set the property of such an object. One that is overridden without it has its
    /// base's setter still.</summary>
    public static bool IsSettable(IPropertySymbol property, INamedTypeSymbol type, CodecFinder finder)
    {
        IPropertySymbol? declaration = property;
        while (declaration is { SetMethod: null })
        {
            declaration = declaration.OverriddenProperty;
        }

        return declaration?.SetMethod is { } set && finder.IsAccessible(set, type);
    }

    /// <summary>Whether the property of such an object is its type's default where nobody sets it: an automatic one of this
    /// compilation without an initializer, which no constructor's body can set.</summary>
    public static bool BeginsAsDefault(IPropertySymbol property, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        property is { IsVirtual: false, IsOverride: false, DeclaringSyntaxReferences.Length: 1 }
        && property.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is PropertyDeclarationSyntax { Initializer: null, ExpressionBody: null, AccessorList: { } accessors } syntax
        && !syntax.Modifiers.Any(SyntaxKind.PartialKeyword)
        && accessors.Accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null })
        && !HasConstructorBody(type, property.ContainingType, cancellationToken);

    // Bodies are not read, so that any may set any property.
    private static bool HasConstructorBody(INamedTypeSymbol type, INamedTypeSymbol last, CancellationToken cancellationToken)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            if (level.InstanceConstructors.Any(constructor => !constructor.IsImplicitlyDeclared
                && (constructor.DeclaringSyntaxReferences.IsEmpty || constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellationToken) is ConstructorDeclarationSyntax))))
            {
                return true;
            }

            if (SymbolEqualityComparer.Default.Equals(level, last))
            {
                return false;
            }
        }

        return false;
    }
}
