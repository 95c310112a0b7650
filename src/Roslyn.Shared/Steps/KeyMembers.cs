using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Decides whether a workflow can read a member of an event as a key.</summary>
internal static class KeyMembers
{
    private const string EventType = nameof(EventType);

    public static bool CanRead(ITypeSymbol item, string name, INamedTypeSymbol workflow, Compilation compilation)
    {
        for (ITypeSymbol? type = item; type is not null; type = type.BaseType)
        {
            foreach (ISymbol member in type.GetMembers(name))
            {
                // As in C#, what cannot be seen hides nothing.
                if (compilation.IsSymbolAccessibleWithin(member, workflow, item))
                {
                    return IsReadable(member, item, workflow, compilation);
                }
            }
        }

        // Every event has it, also where a generator is about to add it.
        return name == EventType;
    }

    private static bool IsReadable(ISymbol member, ITypeSymbol item, INamedTypeSymbol workflow, Compilation compilation) => member switch
    {
        { IsStatic: true } => false,
        IFieldSymbol field => CanBeBoxed(field.Type),
        IPropertySymbol { IsIndexer: false, GetMethod: { } getter } property =>
            CanBeBoxed(property.Type) && compilation.IsSymbolAccessibleWithin(getter, workflow, item),
        _ => false,
    };

    private static bool CanBeBoxed(ITypeSymbol type) => !type.IsRefLikeType && type.TypeKind is not (TypeKind.Pointer or TypeKind.FunctionPointer);
}
