using GenFlow.Roslyn;

namespace GenFlow.Generators.Model;

/// <summary>Everything that is printed for a type with [StructuredOutput].</summary>
/// <param name="Declaration">The type.</param>
/// <param name="TypeName">The type as generated code writes it.</param>
/// <param name="Name">Its name, not escaped.</param>
/// <param name="HasContract">Whether it has the contract of a codec without us: by hand, or as an event.</param>
/// <param name="Object">How it is written and read; null where it cannot be.</param>
/// <param name="Problem">Why it cannot be JSON; empty where it can.</param>
/// <param name="Partials">What reads it while it arrives, and the objects in it; its own first.</param>
/// <param name="Codecs">The codecs of what it holds.</param>
internal sealed record OutputModel(
    TypeDeclarationModel Declaration,
    string TypeName,
    string Name,
    bool HasContract,
    ObjectModel? Object,
    string Problem,
    EquatableArray<PartialModel> Partials,
    EquatableArray<HelperCodec> Codecs)
{
    public string HintName => Roslyn.HintName.Of(Declaration.MetadataName, "-output");
}
