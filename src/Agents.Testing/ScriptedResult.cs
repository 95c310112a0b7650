namespace GenFlow.Agents.Testing;

/// <summary>A call of an action in a transcript that has its result.</summary>
/// <param name="Id">The call's id.</param>
/// <param name="Name">The action's name.</param>
/// <param name="Arguments">What it was called with.</param>
/// <param name="Text">What it gave, as the model is told.</param>
public sealed record ScriptedResult(string Id, string Name, IReadOnlyDictionary<string, object?> Arguments, string Text);
