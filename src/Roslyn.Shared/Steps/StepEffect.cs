namespace GenFlow.Roslyn;

/// <summary>What [Publishes] names.</summary>
internal enum StepEffectKind
{
    /// <summary>An event, or a union of them, for the stream.</summary>
    Stream,

    /// <summary>A request that the step awaits.</summary>
    Request,

    /// <summary>A workflow that the step runs as a part of itself.</summary>
    Workflow,
}

/// <summary>Something that a step declares to do besides giving events.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Type">The identity of the event's type, or of the workflow's class.</param>
/// <param name="Answer">For a request the identity of its answers' type; else null.</param>
/// <param name="HasGraph">For a workflow: whether its graph can be named here.</param>
internal sealed record StepEffect(StepEffectKind Kind, string Type, string? Answer = null, bool HasGraph = false);
