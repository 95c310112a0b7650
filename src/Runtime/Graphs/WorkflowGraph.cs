namespace GenFlow.Graphs;

/// <summary>A workflow's steps and the ways of its events, as the compiler found them in the declarations; and what runs in
/// this process have done beyond those. It does not change: read the workflow's <c>Graph</c> again for what runs have shown since.</summary>
public sealed class WorkflowGraph : IEquatable<WorkflowGraph>
{
    internal WorkflowGraph(string name, GraphNode[] nodes, GraphEdge[] edges, GraphScope[] scopes)
    {
        Name = name;
        Nodes = Array.AsReadOnly(nodes);
        Edges = Array.AsReadOnly(edges);
        Scopes = Array.AsReadOnly(scopes);
    }

    /// <summary>The workflow's name.</summary>
    public string Name { get; }

    /// <summary>Inputs, then steps in the order of their names, then requests, children, stops and events that nobody takes.</summary>
    public IReadOnlyList<GraphNode> Nodes { get; }

    /// <summary>By <see cref="GraphEdge.From"/>, then as they are declared.</summary>
    public IReadOnlyList<GraphEdge> Edges { get; }

    /// <summary>What each join closes.</summary>
    public IReadOnlyList<GraphScope> Scopes { get; }

    /// <summary>The graph as a Mermaid flowchart, which GitHub and many editors draw: the same text for an equal graph, with line
    /// feeds. Steps are boxes and joins hexagons; thick arrows are branches of a fan-out, dashed ones were not declared, and those
    /// that end in a cross are failures. Mermaid's own limits, by default 50,000 characters and 500 edges, are the reader's.</summary>
    public string ToMermaid() => MermaidWriter.Write(this);

    /// <summary>Whether it says the same.</summary>
    /// <param name="other">Another graph.</param>
    public bool Equals(WorkflowGraph? other) =>
        other is not null && Name == other.Name && Nodes.SequenceEqual(other.Nodes) && Edges.SequenceEqual(other.Edges) && Scopes.SequenceEqual(other.Scopes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WorkflowGraph);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Nodes.Count, Edges.Count);

    /// <summary>The name, and how much there is.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}: {Nodes.Count} nodes, {Edges.Count} edges");
}
