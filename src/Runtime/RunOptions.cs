using System.ComponentModel;
using GenFlow.CompilerServices;
using GenFlow.Engine;
using Microsoft.Extensions.Logging;

namespace GenFlow;

/// <summary>Limits, clock and log of a run.</summary>
public sealed record RunOptions
{
    /// <summary>What a run has when nothing else is said.</summary>
    public static RunOptions Default { get; } = new();

    /// <summary>How long the run may take, at most 49 days; infinite by default.</summary>
    public TimeSpan Timeout
    {
        get;
        init => field = Duration(value, nameof(Timeout));
    } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>How long steps that are still running when the run ends are waited for, after their token was cancelled;
    /// 5 seconds by default.</summary>
    public TimeSpan Grace
    {
        get;
        init => field = Duration(value, nameof(Grace));
    } = TimeSpan.FromSeconds(5);

    /// <summary>Most steps that a run may start, where an event that a join collects counts as one; 1,000,000 by default.</summary>
    public int MaxSteps
    {
        get;
        init => field = AtLeastOne(value, nameof(MaxSteps));
    } = 1_000_000;

    /// <summary>Most events that may wait for their step to start, and requests that steps returned for their answer; 100,000 by
    /// default.</summary>
    public int MaxPendingEvents
    {
        get;
        init => field = AtLeastOne(value, nameof(MaxPendingEvents));
    } = 100_000;

    /// <summary>How many events that came from one sequence may wait for their step to start before its next item is drawn;
    /// 256 by default, and at most half of <see cref="MaxPendingEvents"/>. Where none of those events could start, it is drawn
    /// all the same. A step must not wait for what its own sequence gives only later.</summary>
    public int FanOutWindow
    {
        get;
        init => field = AtLeastOne(value, nameof(FanOutWindow));
    } = 256;

    /// <summary>Whether what happens to steps is written to the stream as <see cref="Lifecycle"/> items; false by default.</summary>
    public bool Lifecycle { get; init; }

    /// <summary>How much of its stream the run keeps for late and slow readers; <see cref="StreamRetention.All"/> by default.</summary>
    public StreamRetention Retention
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = StreamRetention.All;

    /// <summary>How many items a consumer may lag behind before <see cref="Context.StreamCapacityAsync"/> waits for it; 1,024
    /// by default. Nothing else waits for consumers.</summary>
    public int StreamLag
    {
        get;
        init => field = AtLeastOne(value, nameof(StreamLag));
    } = 1_024;

    /// <summary>The clock; the system's by default.</summary>
    public TimeProvider TimeProvider
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = TimeProvider.System;

    /// <summary>Where a run's <see cref="Context.Services"/> come from: a scope of it is made at first use and disposed at the run's
    /// end. Null for none; a workflow from a service container has the container's.</summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>What wraps the run and its steps, the outermost first; empty by default. A workflow from a service container has
    /// the registered ones around these.</summary>
    public IReadOnlyList<IWorkflowMiddleware> Middleware
    {
        get;
        init => field = value is null || value.Contains(null!) ? throw new ArgumentNullException(nameof(value)) : value;
    } = [];

    /// <summary>What runs the steps in place of the thread pool; null for the pool. For tools that test workflows.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RunScheduler? Scheduler { get; init; }

    /// <summary>Where failures go that nobody asked for, and steps that were left behind; null for nowhere.</summary>
    public ILogger? Logger { get; init; }

    /// <summary>These options with the first value of a run's <see cref="State{TState}"/>; without it the state begins with
    /// <c>new TState()</c>.</summary>
    /// <typeparam name="TState">The state's type, as steps take it.</typeparam>
    /// <param name="state">The first value.</param>
    public RunOptions WithState<TState>(TState state) =>
        this with { States = [.. States.Where(static given => given is not GivenState<TState>), new GivenState<TState>(state)] };

    /// <summary>The first values that were given.</summary>
    internal IReadOnlyList<GivenState> States { get; private init; } = [];

    /// <summary>Where a run belongs that is a child.</summary>
    internal ChildLink? Link { get; private init; }

    /// <summary>These options with what they lack from others.</summary>
    internal RunOptions Over(RunOptions defaults) => this with
    {
        Services = Services ?? defaults.Services,
        Logger = Logger ?? defaults.Logger,
        Middleware = [.. defaults.Middleware, .. Middleware],
    };

    /// <summary>The options of a child of a run with these.</summary>
    internal RunOptions ForChild(ChildLink link) => this with { Link = link, States = [], Timeout = System.Threading.Timeout.InfiniteTimeSpan };

    // The longest that a timer takes.
    internal static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private static TimeSpan Duration(TimeSpan value, string name) =>
        (value >= TimeSpan.Zero && value <= Longest) || value == System.Threading.Timeout.InfiniteTimeSpan
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"RunOptions.{name} is from zero to {Longest.Days} days, or Timeout.InfiniteTimeSpan.");

    private static int AtLeastOne(int value, string name) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"RunOptions.{name} is at least 1.");
}
