using GenFlow.Roslyn;

namespace GenFlow.Generators.Model;

/// <summary>A record with [Event] or [StreamEvent] and the cases nested in it.</summary>
/// <param name="HintName">The generated file's name.</param>
/// <param name="Declarations">The record and its cases, the record first.</param>
/// <param name="Codecs">The codecs of what they hold, nested in the record.</param>
internal sealed record EventModel(string HintName, EquatableArray<EventDeclaration> Declarations, EquatableArray<HelperCodec> Codecs);
