namespace GenFlow.Graphs;

/// <summary>What a place in a workflow's graph is.</summary>
public enum GraphNodeKind
{
    /// <summary>An event that a run begins with.</summary>
    Input,

    /// <summary>A step.</summary>
    Step,

    /// <summary>A request: people are asked.</summary>
    Request,

    /// <summary>A workflow that a step runs as a part of itself.</summary>
    Child,

    /// <summary>An event that ends the run.</summary>
    Stop,

    /// <summary>An event that a step gives and no step takes: it fails the run.</summary>
    Unhandled,
}
