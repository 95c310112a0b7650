using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Why nothing is generated for a type with [StructuredOutput].</summary>
internal enum StructuredOutputProblem
{
    None,

    /// <summary>It, or a type around it, is not partial, or only its own file can name it.</summary>
    NotPartial,

    /// <summary>It is static, abstract or a ref struct: no answer can be one.</summary>
    NoAnswer,

    /// <summary>It has a member that is to be generated: <c>Partial</c>.</summary>
    TakenName,

    /// <summary>It has no form in JSON.</summary>
    WithoutJson,
}

/// <summary>Which types with [StructuredOutput] get what it promises.</summary>
internal static class StructuredOutputs
{
    /// <summary>What the declaration alone says. Whether it has a form in JSON is the search for it.</summary>
    public static StructuredOutputProblem ProblemOf(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        !IsAnswer(type) ? StructuredOutputProblem.NoAnswer
        : TypeDeclarationModel.Create(type, cancellationToken) is null ? StructuredOutputProblem.NotPartial
        : type.Name == GeneratedNames.Partial || type.GetMembers(GeneratedNames.Partial).Any(static member => !GeneratedNames.IsGenerated(member)) ? StructuredOutputProblem.TakenName
        : StructuredOutputProblem.None;

    /// <summary>Whether there can be an object of it that is an answer.</summary>
    public static bool IsAnswer(INamedTypeSymbol type) =>
        type.TypeKind is TypeKind.Class or TypeKind.Struct && !type.IsStatic && !type.IsAbstract && !type.IsRefLikeType;

    public static bool IsMarked(INamedTypeSymbol type) => TypeFacts.HasAttribute(type, KnownTypes.StructuredOutputAttribute);

    /// <summary>Whether the type has a <c>Partial</c> of its own: one of another assembly, or once the generator has run.</summary>
    public static bool HasPartial(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        INamedTypeSymbol definition = type.OriginalDefinition;
        return IsMarked(definition)
            && (definition.DeclaringSyntaxReferences.IsEmpty
                ? definition.GetTypeMembers(GeneratedNames.Partial).Any(GeneratedNames.IsGenerated)
                : ProblemOf(definition, cancellationToken) == StructuredOutputProblem.None);
    }

    /// <summary>Whether it has, or gets, a codec that is not made for its answers: by hand, or as an event.</summary>
    public static bool HasOtherContract(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        JsonContracts.IsWrittenByHand(type) || (EventTypes.IsEvent(type) && JsonContracts.Has(type, cancellationToken));

    /// <summary>Reads how it is written and read; null where it has no form in JSON, which the finder tells.</summary>
    public static ObjectModel? Read(INamedTypeSymbol type, CodecFinder finder) =>
        EventTypes.IsEvent(type) ? ObjectParser.ParseEvent(type, type.Name, finder) : ObjectParser.ParsePlain(type, finder);
}
