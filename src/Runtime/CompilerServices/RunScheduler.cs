using System.ComponentModel;

namespace GenFlow.CompilerServices;

/// <summary>Decides, in place of the thread pool, when the steps of a run go on and which waiting event is next. For tools that
/// test workflows; a run without one uses the pool.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RunScheduler
{
    /// <summary>Takes work of a run: one turn of a step. It must be executed once, on a thread that the caller of this does not
    /// wait on, as part of a task whose <see cref="TaskScheduler"/> is the scheduler's: what a step awaits comes back there.</summary>
    /// <param name="work">The work.</param>
    public abstract void Queue(IThreadPoolWorkItem work);

    /// <summary>Chooses the event that starts next. Called under the run's lock: it must return at once.</summary>
    /// <param name="waiting">How many wait, at least one.</param>
    /// <returns>Its number, from 0 for the one that has waited longest.</returns>
    public abstract int Choose(int waiting);

    /// <summary>A random number, for the jitter of a retry's delay.</summary>
    /// <returns>From 0 to below 1.</returns>
    public abstract double Fraction();
}
