namespace GenFlow.Agents;

/// <summary>A part of a message: a closed union.</summary>
[Event]
public abstract partial record MessageBlock;
