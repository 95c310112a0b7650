namespace GenFlow.Agents;

/// <summary>A thought begins.</summary>
/// <param name="Id">Names the thought within its run.</param>
[StreamEvent]
public sealed partial record ThoughtStart(string Id) : AgentEvent;
