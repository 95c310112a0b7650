namespace GenFlow.Agents;

/// <summary>A piece of a thought.</summary>
/// <param name="Id">Names the thought within its run.</param>
/// <param name="Delta">The text.</param>
[StreamEvent]
public sealed partial record ThoughtDelta(string Id, string Delta) : AgentEvent;
