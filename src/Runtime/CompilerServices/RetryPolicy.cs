using System.ComponentModel;

namespace GenFlow.CompilerServices;

/// <summary>When a step's failed attempt is repeated; see <see cref="StepAttribute"/>. Written by generated code.</summary>
/// <param name="Retries">Repetitions at most.</param>
/// <param name="Delay">Milliseconds before the first.</param>
/// <param name="Backoff">The factor from one delay to the next.</param>
/// <param name="MaxDelay">Milliseconds that no delay exceeds.</param>
/// <param name="Jitter">The random share of a delay, from 0 to 1.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record RetryPolicy(int Retries, int Delay, double Backoff, int MaxDelay, double Jitter)
{
    /// <summary>The delay after an attempt that failed.</summary>
    /// <param name="attempt">The attempt, from 1.</param>
    /// <param name="scheduler">The run's, if it has one: it decides all that is left to chance.</param>
    internal TimeSpan DelayAfter(int attempt, RunScheduler? scheduler = null)
    {
        // The factor may grow beyond all numbers, and no delay times that is none.
        double delay = Delay == 0 ? 0 : Math.Min(Delay * Math.Pow(Backoff, attempt - 1), MaxDelay);
        return TimeSpan.FromMilliseconds(delay * (1 - (Jitter > 0 ? Jitter * (scheduler?.Fraction() ?? Random.Shared.NextDouble()) : 0)));
    }
}
