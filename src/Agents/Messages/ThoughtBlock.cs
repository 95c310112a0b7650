namespace GenFlow.Agents;

/// <summary>A thought of the model.</summary>
/// <param name="Id">Names it within its run.</param>
/// <param name="Text">Its text; empty where the provider keeps it to itself.</param>
/// <param name="Signature">What proves it to its provider; given back as it is.</param>
[Event]
public sealed partial record ThoughtBlock(string Id, string Text, string? Signature = null) : MessageBlock;
