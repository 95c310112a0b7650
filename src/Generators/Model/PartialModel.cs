using GenFlow.Roslyn;

namespace GenFlow.Generators.Model;

/// <summary>A class that reads an object while it arrives.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Of">What arrives, for people.</param>
/// <param name="Members">The object's members.</param>
internal sealed record PartialModel(string Name, string Of, EquatableArray<JsonMember> Members);
