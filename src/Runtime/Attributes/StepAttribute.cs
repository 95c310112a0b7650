namespace GenFlow;

/// <summary>Marks a method of a workflow as a step: it runs when an event of its parameter's type arrives.</summary>
/// <remarks>Parameters: <see cref="Context"/>, one event or several (a join of branches that one event led to), or
/// <c>[Collect] IReadOnlyList&lt;TEvent&gt;</c>, <see cref="State{TState}"/>, and <see cref="CancellationToken"/>. Results:
/// nothing, an event, an event that may be null, <c>AnyOf&lt;…&gt;</c>, or a sequence of events (a fan-out); each also as
/// <see cref="Task{TResult}"/> or <see cref="ValueTask{TResult}"/>. An <see cref="InputRequest{TResponse}"/> as result asks
/// people; the answer is the event that goes on.</remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class StepAttribute : Attribute
{
    /// <summary>How many bodies of this step may run at once within one run; the surplus waits in order. 0 (the default)
    /// means no limit.</summary>
    public int MaxConcurrency { get; init; }

    /// <summary>How often a failed attempt is repeated: <c>Retries = 3</c> runs the body at most four times. 0 by default. An
    /// attempt that has routed an event is never repeated: its exception is final.</summary>
    public int Retries { get; init; }

    /// <summary>Milliseconds before the first repetition; 0 (at once) by default.</summary>
    public int RetryDelay { get; init; }

    /// <summary>By what the delay is multiplied from one repetition to the next; 2 by default, 1 for a constant delay.</summary>
    public double Backoff { get; init; } = 2;

    /// <summary>Milliseconds that a delay never exceeds; 30,000 by default.</summary>
    public int MaxRetryDelay { get; init; } = 30_000;

    /// <summary>The share of each delay that is random, from 0 (the default) to 1: a delay of 100 with a jitter of 0.25 takes
    /// 75 to 100 milliseconds.</summary>
    public double Jitter { get; init; }

    /// <summary>Milliseconds that one attempt may take; 0 (the default) for no limit. The attempt's token is cancelled then,
    /// and it fails with a <see cref="StepTimeoutException"/>; a body that does not end within <see cref="RunOptions.Grace"/>
    /// after that is left behind. Stands still while the run waits for people.</summary>
    public int Timeout { get; init; }
}
