namespace GenFlow.Graphs;

/// <summary>How an event comes from one place of a workflow's graph to another.</summary>
public enum GraphEdgeKind
{
    /// <summary>A run begins with it.</summary>
    Input,

    /// <summary>The step returns it.</summary>
    Returned,

    /// <summary>The step may return or send it: it is one of several, may be null, or is of a type that derives from the declared one.</summary>
    Alternative,

    /// <summary>The step sends it while it runs, any number of times.</summary>
    Sent,

    /// <summary>The engine gives it to the step that recovers from a failure.</summary>
    Failure,

    /// <summary>The step asks people.</summary>
    Asked,

    /// <summary>People answer.</summary>
    Answered,

    /// <summary>The step runs a child workflow.</summary>
    Child,
}
