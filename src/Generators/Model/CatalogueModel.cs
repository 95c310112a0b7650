using GenFlow.Roslyn;

namespace GenFlow.Generators.Model;

/// <summary>What a workflow says about the JSON of its events.</summary>
/// <param name="HasProperty">Whether the catalogue is a member of the class: not where the user has one of that name.</param>
/// <param name="Entries">The events, in the order of their types.</param>
/// <param name="Children">The child workflows that have catalogues, as generated code writes them.</param>
/// <param name="Registered">The codecs that generic events among them look for at run time.</param>
internal sealed record CatalogueModel(
    bool HasProperty, EquatableArray<CatalogueEntry> Entries, EquatableArray<string> Children, EquatableArray<CodecReference> Registered);

/// <summary>An event of a catalogue.</summary>
/// <param name="TypeName">Its type.</param>
/// <param name="Codec">Its codec.</param>
/// <param name="Name">Its name on the wire; null for a union, whose cases have names.</param>
internal sealed record CatalogueEntry(string TypeName, string Codec, string? Name);
