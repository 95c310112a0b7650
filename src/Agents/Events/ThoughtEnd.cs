namespace GenFlow.Agents;

/// <summary>A thought has ended.</summary>
/// <param name="Id">Names the thought within its run.</param>
/// <param name="Thought">All of its text; empty where the provider keeps it to itself.</param>
[StreamEvent]
public sealed partial record ThoughtEnd(string Id, string Thought) : AgentEvent;
