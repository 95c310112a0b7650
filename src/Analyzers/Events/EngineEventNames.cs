using System.Collections.Immutable;

namespace GenFlow.Analyzers;

/// <summary>What the engine's own events are called. They are in the catalogue of every workflow, before its own.</summary>
internal static class EngineEventNames
{
    public static ImmutableHashSet<string> All { get; } =
    [
        "InputClosed",
        "Lifecycle.StepAbandoned",
        "Lifecycle.StepCancelled",
        "Lifecycle.StepCompleted",
        "Lifecycle.StepFailed",
        "Lifecycle.StepStarted",
        "RunCancelled",
        "RunCompleted",
        "RunFailed",
        "RunTimedOut",
        "StepRetrying",
        "StreamGap",
    ];
}
