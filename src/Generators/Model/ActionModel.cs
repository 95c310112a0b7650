using GenFlow.Roslyn;

namespace GenFlow.Generators.Model;

/// <summary>Everything that is printed for a method with [Action].</summary>
/// <param name="Declaration">The class of the method.</param>
/// <param name="TypeName">The class as generated code writes it.</param>
/// <param name="Accessibility">That of the method, and so of what is generated.</param>
/// <param name="KeepsAction">Whether an object keeps its action: not a struct, and not a record, whose copies would keep it too.</param>
/// <param name="SeesInternals">Whether the assembly sees the internal members of GenFlow.Agents, so that overrides repeat it.</param>
/// <param name="IsForbidden">Whether to call the method is an error elsewhere.</param>
/// <param name="Signature">The method.</param>
/// <param name="Arguments">The record of its arguments; null where it is no action.</param>
/// <param name="Partials">What reads the arguments while they arrive, and the objects in them; the arguments first.</param>
/// <param name="Codecs">The codecs of arguments and result.</param>
internal sealed record ActionModel(
    TypeDeclarationModel Declaration,
    string TypeName,
    string Accessibility,
    bool KeepsAction,
    bool SeesInternals,
    bool IsForbidden,
    ActionSignature Signature,
    ObjectModel? Arguments,
    EquatableArray<PartialModel> Partials,
    EquatableArray<HelperCodec> Codecs)
{
    public string HintName => Roslyn.HintName.Of($"{Declaration.MetadataName}.{Signature.MemberName}", "-action");
}
