namespace GenFlow.Graphs;

/// <summary>A place in a workflow's graph.</summary>
public sealed class GraphNode : IEquatable<GraphNode>
{
    internal GraphNode(int index, GraphNodeKind kind, string name)
    {
        Index = index;
        Kind = kind;
        Name = name;
    }

    /// <summary>Its place in <see cref="WorkflowGraph.Nodes"/>.</summary>
    public int Index { get; }

    /// <summary>What it is.</summary>
    public GraphNodeKind Kind { get; }

    /// <summary>The step's name; else that of <see cref="Type"/>. Several may have one name.</summary>
    public string Name { get; }

    /// <summary>The type of the event, or of a child the workflow's class; null for a step.</summary>
    public Type? Type { get; internal init; }

    /// <summary>Whether each run of the step opens a branch for every event that it gives.</summary>
    public bool IsFanOut { get; internal init; }

    /// <summary>Whether the step waits for several events.</summary>
    public bool IsJoin { get; internal init; }

    /// <summary>What the step writes to the stream, requests and the events of children left out.</summary>
    public IReadOnlyList<GraphEffect> Streams { get; internal init; } = [];

    /// <summary>Whether a declaration names it; false for what a run has shown.</summary>
    public bool IsDeclared { get; internal init; } = true;

    /// <summary>The graph of a child workflow; null for other nodes, and where the child was not declared or has no graph.</summary>
    public WorkflowGraph? Child => ChildGraph?.Invoke();

    /// <summary>The step's number in the workflow's definition; −1 for other nodes.</summary>
    internal int Step { get; init; } = -1;

    internal Func<WorkflowGraph>? ChildGraph { get; init; }

    /// <summary>Whether it says the same.</summary>
    /// <param name="other">Another node, of this graph or of another.</param>
    public bool Equals(GraphNode? other) =>
        other is not null
        && (Index, Kind, Name, Type, IsFanOut, IsJoin, IsDeclared) == (other.Index, other.Kind, other.Name, other.Type, other.IsFanOut, other.IsJoin, other.IsDeclared)
        && Streams.SequenceEqual(other.Streams);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GraphNode);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Index, Kind, Name);

    /// <summary>Kind and name.</summary>
    public override string ToString() => $"{Kind} {Name}";
}
