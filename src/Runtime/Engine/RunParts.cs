using System.Runtime.CompilerServices;
using GenFlow.CompilerServices;
using GenFlow.Stream;
using Microsoft.Extensions.DependencyInjection;

namespace GenFlow.Engine;

/// <summary>What only some runs have, made when the first of it is needed.</summary>
internal sealed class RunParts
{
    /// <summary>Guards the members that are lists, and orders what the clock is told. Never held across user code but timers.</summary>
    public Lock Lock { get; } = new();

    /// <summary>The run's states, one for each type.</summary>
    public List<object> States { get; } = [];

    /// <summary>The open requests of this run and its children; a root's only.</summary>
    public RequestBook Requests { get; } = new();

    /// <summary>How many children of each name were started.</summary>
    public Dictionary<string, int> ChildNames { get; } = new(StringComparer.Ordinal);

    /// <summary>The children that run.</summary>
    public List<WorkflowRun> Children { get; } = [];

    /// <summary>Whether the clock stands still as far as the timers were told.</summary>
    public bool Stands { get; set; }

    /// <summary>The run's services; null until they are asked for and after they were disposed.</summary>
    public StrongBox<AsyncServiceScope>? Scope { get; set; }

    public bool IsScopeClosed { get; set; }

    /// <summary>The middleware around the run; null where there is none.</summary>
    public RunChain? Chain { get; set; }

    /// <summary>Where the run belongs if it is a child.</summary>
    public ChildLink? Link { get; init; }

    /// <summary>What the items of a child's steps show, by the step's index.</summary>
    public StreamOrigin?[]? Origins { get; set; }
}
