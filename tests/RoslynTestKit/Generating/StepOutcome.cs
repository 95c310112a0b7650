namespace GenFlow.RoslynTestKit;

/// <summary>What became of an output of a pipeline's step.</summary>
public enum StepOutcome
{
    /// <summary>Cached, or computed again with an equal result: nothing after it runs.</summary>
    Same,

    New,

    Modified,

    Removed,
}
