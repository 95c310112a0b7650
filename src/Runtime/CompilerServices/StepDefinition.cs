using System.ComponentModel;

namespace GenFlow.CompilerServices;

/// <summary>What the engine knows of a step besides how to call it. Written by generated code.</summary>
/// <param name="name">The method's name.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StepDefinition(string name)
{
    /// <summary>The method's name.</summary>
    public string Name { get; } = name;

    /// <summary>Most bodies at once within a run; 0 for no limit.</summary>
    public int MaxConcurrency { get; init; }

    /// <summary>Whether each invocation opens a scope: its result is a sequence, or it carries <see cref="FanOutAttribute"/>.</summary>
    public bool IsFanOut { get; init; }

    /// <summary>For a fan-out: the indices of the joins that, by declaration, close its scope. They run also when nothing arrives.</summary>
    public int[] Joins { get; init; } = [];

    /// <summary>For a join: the number of its collected parameters.</summary>
    public int CollectSlots { get; init; }

    internal bool IsPlain => MaxConcurrency == 0 && !IsFanOut && CollectSlots == 0;
}
