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

    /// <summary>When a failed attempt is repeated; null for never.</summary>
    public RetryPolicy? Retry { get; init; }

    /// <summary>Milliseconds that one attempt may take; 0 for no limit.</summary>
    public int Timeout { get; init; }

    /// <summary>Whether each invocation opens a scope that joins collect from: its result is a sequence, or it carries
    /// <see cref="FanOutAttribute"/>.</summary>
    public bool IsFanOut { get; init; }

    /// <summary>Whether each invocation, no fan-out, opens a scope for the joins of several event parameters in
    /// <see cref="Joins"/>: it declares to give events for several of their parameters.</summary>
    public bool IsFork { get; init; }

    /// <summary>For a fan-out or a fork: the indices of the joins that, by declaration, close its scope. Those that collect run
    /// also when nothing arrives.</summary>
    public int[] Joins { get; init; } = [];

    /// <summary>For a join that collects: the number of its collected parameters.</summary>
    public int CollectSlots { get; init; }

    /// <summary>For a join that collects: the index of the step whose scope it closes; −1 for the innermost.</summary>
    public int CollectFrom { get; init; } = -1;

    /// <summary>For a join that collects: how many make a list; 0 for all.</summary>
    public int CollectCount { get; init; }

    /// <summary>For a join that collects: whether <see cref="WorkflowRun.KeyOf"/> divides what it collected.</summary>
    public bool CollectByKey { get; init; }

    /// <summary>For a join of several event parameters: for each whether it may be null; else empty.</summary>
    public bool[] EventSlots { get; init; } = [];

    /// <summary>For a join of several event parameters: the names of their types, for errors.</summary>
    public string[] EventTypes { get; init; } = [];

    /// <summary>Whether it needs nothing of the ledger but a place of its limit, if it has one.</summary>
    internal bool IsPlainButForItsLimit { get; private set; }

    /// <summary>Whether it needs nothing of the ledger.</summary>
    internal bool IsPlain { get; private set; }

    internal bool OpensScope { get; private set; }

#pragma warning disable CA1051 // Structs that are changed where they are.
    /// <summary>What its bodies have written to the stream, requests included.</summary>
    internal SeenEffects Streamed;

    /// <summary>What its bodies have sent.</summary>
    internal SeenEffects Sent;

    /// <summary>The child workflows that its bodies have run.</summary>
    internal SeenEffects Children;
#pragma warning restore CA1051

    /// <summary>All is set: finds out, once, what is asked at every step.</summary>
    internal void Seal()
    {
        OpensScope = IsFanOut || IsFork;
        IsPlainButForItsLimit = Timeout == 0 && !OpensScope && CollectSlots == 0 && EventSlots.Length == 0;
        IsPlain = IsPlainButForItsLimit && MaxConcurrency == 0;
    }
}
