namespace GenFlow.CompilerServices;

/// <summary>Something that a step has done while it ran.</summary>
/// <param name="Type">The type of what it wrote or sent, or the class of the workflow that it ran.</param>
/// <param name="Route">Where what it sent went; else 0.</param>
internal readonly record struct SeenEffect(Type Type, int Route);
