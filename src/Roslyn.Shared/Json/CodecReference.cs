namespace GenFlow.Roslyn;

/// <summary>The codec of a type.</summary>
/// <param name="TypeName">The type as generated code writes it, with a question mark where it may be null.</param>
/// <param name="Codec">The codec as generated code writes it.</param>
/// <param name="WriteMethod">The writer's method that writes such a value behind its name; null where the codec does.</param>
internal sealed record CodecReference(string TypeName, string Codec, string? WriteMethod = null);
