namespace GenFlow.Graphs;

/// <summary>A way from one place of a workflow's graph to another.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it leads.</param>
/// <param name="Kind">How the event comes.</param>
/// <param name="Event">The type of the event, of the answer or of the request; null where a child workflow is run.</param>
/// <param name="EventName">The type's name in this graph; empty where there is none.</param>
/// <param name="IsFanOut">Whether each event of it is a branch of its own.</param>
/// <param name="Join">How a step that joins takes it; null where the event alone starts the step.</param>
/// <param name="IsDeclared">Whether the step's declaration says so; false for what a run has shown.</param>
public sealed record GraphEdge(
    GraphNode From, GraphNode To, GraphEdgeKind Kind, Type? Event, string EventName, bool IsFanOut = false, GraphJoin? Join = null, bool IsDeclared = true)
{
    /// <summary>From, event and to.</summary>
    public override string ToString() => $"{From.Name} -{(EventName.Length == 0 ? "" : EventName + "-")}> {To.Name}{(IsDeclared ? "" : " (undeclared)")}";
}
