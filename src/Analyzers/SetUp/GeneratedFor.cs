using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>Which types the generators write another part of, and because of what.</summary>
internal static class GeneratedFor
{
    /// <summary>The type's own attribute, as <c>[Event]</c>, where it is on a type that it is for; else null.</summary>
    public static string? AttributeOf(INamedTypeSymbol type) => Attribute(type) is { } attribute && IsOfItsKind(type, attribute) ? Written(attribute) : null;

    /// <summary>Why there is another part of the type, as the end of a sentence: <c>has [Event]</c>; null where there is none.</summary>
    public static string? ReasonOf(INamedTypeSymbol type, Compilation compilation) =>
        AttributeOf(type) is { } attribute ? $"has {attribute}"
        : type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || !AgentsLibrary.IsReferenced(compilation) ? null
        : StructuredOutputs.IsMarked(type) && StructuredOutputs.IsAnswer(type) ? $"has {Written(KnownTypes.StructuredOutputAttribute)}"
        : ActionMethods.Of(type).Any() ? $"has methods with {Written(KnownTypes.ActionAttribute)}"
        : null;

    /// <summary>The same where it is on a type of another kind.</summary>
    public static string? MisplacedAttributeOf(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Class && Attribute(type) is { } attribute && !IsOfItsKind(type, attribute) ? Written(attribute) : null;

    /// <summary>The union that the type is a nested case of, which carries the attribute for it; else null.</summary>
    public static INamedTypeSymbol? UnionOf(INamedTypeSymbol type)
    {
        if (type is not { IsRecord: true, TypeKind: TypeKind.Class } || EventTypes.AttributeOf(type) is not null)
        {
            return null;
        }

        INamedTypeSymbol? container = type.ContainingType;
        while (container is not null && EventTypes.AttributeOf(container) is null)
        {
            container = container.ContainingType;
        }

        return container is not null && AttributeOf(container) is not null && Derives(type, container) ? container : null;
    }

    private static KnownType? Attribute(INamedTypeSymbol type) =>
        AnalyzedWorkflows.IsWorkflow(type) ? KnownTypes.WorkflowAttribute
        : EventTypes.AttributeOf(type) is not { } data ? null
        : KnownTypes.StreamEventAttribute.Matches(data.AttributeClass) ? KnownTypes.StreamEventAttribute
        : KnownTypes.EventAttribute;

    private static bool IsOfItsKind(INamedTypeSymbol type, KnownType attribute) =>
        type.TypeKind == TypeKind.Class && (attribute == KnownTypes.WorkflowAttribute ? !type.IsStatic : type.IsRecord);

    private static string Written(KnownType attribute) => $"[{attribute.AttributeName}]";

    private static bool Derives(INamedTypeSymbol type, INamedTypeSymbol ancestor)
    {
        for (INamedTypeSymbol? current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, ancestor))
            {
                return true;
            }
        }

        return false;
    }
}
