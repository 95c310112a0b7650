namespace GenFlow.Roslyn;

/// <summary>A codec that is generated beside the one who needs it, for a type that is no event.</summary>
/// <param name="Name">The codec's name.</param>
/// <param name="Object">The object; null for an enum.</param>
/// <param name="Enum">The enum; null for an object.</param>
internal sealed record HelperCodec(string Name, ObjectModel? Object, EnumModel? Enum);
