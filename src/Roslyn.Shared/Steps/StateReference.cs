using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>The state that a parameter asks for.</summary>
/// <param name="Name">The state's type as generated code writes it.</param>
/// <param name="Identity">Equal for types that are one at run time.</param>
/// <param name="Create">The expression that makes the first value; null where it must be given to the run.</param>
internal sealed record StateReference(string Name, string Identity, string? Create)
{
    public static StateReference Of(ITypeSymbol state, INamedTypeSymbol workflow, Compilation compilation) =>
        new(TypeNames.Annotated(state), TypeNames.Identity(state), Creation(state, workflow, compilation));

    private static string? Creation(ITypeSymbol state, INamedTypeSymbol workflow, Compilation compilation) => state switch
    {
        ITypeParameterSymbol { HasConstructorConstraint: true } or ITypeParameterSymbol { HasValueTypeConstraint: true } => New(state),
        ITypeParameterSymbol => null,
        IDynamicTypeSymbol => New(state),
        INamedTypeSymbol { IsValueType: true } type =>
            type.InstanceConstructors.Any(static made => made is { Parameters.IsEmpty: true, IsImplicitlyDeclared: false }) && CanCreate(type, workflow, compilation)
                ? New(type)
                : $"default({TypeNames.Annotated(type)})",
        INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false } type when CanCreate(type, workflow, compilation) => New(type),
        _ => null,
    };

    private static string New(ITypeSymbol type) =>
        $"new {TypeNames.Annotated(type is IDynamicTypeSymbol ? type : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated))}()";

    private static bool CanCreate(INamedTypeSymbol type, INamedTypeSymbol workflow, Compilation compilation) =>
        Constructor(type, workflow, compilation) is { } constructor
        && !IsForbidden(constructor)
        && (!HasRequiredMembers(type) || TypeFacts.HasAttribute(constructor, KnownTypes.SetsRequiredMembersAttribute));

    // The one that "new T()" calls: without parameters, else the only one that needs no argument.
    private static IMethodSymbol? Constructor(INamedTypeSymbol type, INamedTypeSymbol workflow, Compilation compilation)
    {
        IMethodSymbol[] callable = [.. type.InstanceConstructors.Where(constructor =>
            constructor.Parameters.All(static parameter => parameter.IsOptional)
            && compilation.IsSymbolAccessibleWithin(constructor, workflow))];
        return callable.FirstOrDefault(static constructor => constructor.Parameters.IsEmpty)
            ?? (callable.Length == 1 ? callable[0] : null);
    }

    private static bool IsForbidden(IMethodSymbol constructor) =>
        constructor.GetAttributes().Any(static data =>
            KnownTypes.ObsoleteAttribute.Matches(data.AttributeClass)
            && data.ConstructorArguments.Length > 1
            && TypeFacts.ValueOf(data.ConstructorArguments[1]) is true);

    private static bool HasRequiredMembers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers().Any(static member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }))
            {
                return true;
            }
        }

        return false;
    }
}
