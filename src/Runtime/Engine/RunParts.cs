using System.Runtime.CompilerServices;
using GenFlow.CompilerServices;
using GenFlow.Stream;
using Microsoft.Extensions.DependencyInjection;

namespace GenFlow.Engine;

/// <summary>What only some runs have, made when the first of it is needed.</summary>
internal sealed class RunParts
{
    private RequestBook? _requests;

    /// <summary>The run's id.</summary>
    public string? RunId;

    /// <summary>What went wrong; a root's only.</summary>
    public RunFailures? Failures;

    /// <summary>Events that came after the run's end and were not taken; a root's only.</summary>
    public int Dropped;

    /// <summary>Attempts that were told apart so far; a root's only.</summary>
    public int AttemptIds;

    /// <summary>Guards the lists, and orders what the clock is told. Never held across user code but timers.</summary>
    public Lock Lock { get; } = new();

    /// <summary>The run's states, one for each type; null for none.</summary>
    public List<object>? States { get; set; }

    /// <summary>How many children and forwarded streams of each path were started; null for none.</summary>
    public Dictionary<string, int>? ChildNames { get; set; }

    /// <summary>The children that run; null where none did.</summary>
    public HashSet<WorkflowRun>? Children { get; set; }

    /// <summary>The open requests of this run and its children; a root's only. Null where none was asked.</summary>
    public RequestBook? AskedRequests => Volatile.Read(ref _requests);

    /// <summary>The open requests, to add to.</summary>
    public RequestBook Requests => _requests ?? Interlocked.CompareExchange(ref _requests, new RequestBook(), null) ?? _requests;

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
