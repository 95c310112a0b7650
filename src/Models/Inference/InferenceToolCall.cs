namespace GenFlow.Models;

/// <summary>A call of a tool that a model on this machine has written whole.</summary>
/// <param name="Id">The call's id, which its result names.</param>
/// <param name="Name">The tool's name.</param>
/// <param name="Arguments">The arguments: the text of a JSON object, as the model wrote it.</param>
public sealed record InferenceToolCall(string Id, string Name, string Arguments);
