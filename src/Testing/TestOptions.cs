namespace GenFlow.Testing;

/// <summary>How a workflow is tested.</summary>
public sealed record TestOptions
{
    /// <summary>What a test has when nothing else is said.</summary>
    public static TestOptions Default { get; } = new();

    /// <summary>Decides the order of parallel steps; 0, the default, for the one in which they came. See <see cref="Explore"/>.</summary>
    public int Seed { get; init; }

    /// <summary>Whether time moves to the next timer when nothing else can go on; true by default. Without it only
    /// <see cref="TestRun.AdvanceAsync"/> moves time: for steps that wait for something outside, which takes no virtual time.</summary>
    public bool AutoAdvance { get; init; } = true;

    /// <summary>How long, in real time, a test waits for what does not come; 10 seconds by default. Without limit under a debugger.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The options of the run. Its clock and its scheduler are the test's.</summary>
    public RunOptions Run { get; init; } = RunOptions.Default;
}
