namespace GenFlow;

/// <summary>A stream of events that ends with a result and that a step can forward into its run's stream, such as an agent's
/// run: see <see cref="Context.ForwardAsync"/>.</summary>
/// <typeparam name="TEvent">Its events.</typeparam>
/// <typeparam name="TResult">What it ends with.</typeparam>
public interface IForwardable<out TEvent, out TResult>
    where TEvent : StreamEvent
{
    /// <summary>Its part of the path of what it writes: 1 to 200 characters, without slashes.</summary>
    string Name { get; }

    /// <summary>What the stream ended with; asked for once, after the last event.</summary>
    TResult Result { get; }

    /// <summary>Runs inside a step. Whoever enumerates gives the token that ends it; events that still come then, such as those
    /// that close what is open, are written too, until the run has ended. It ends soon after it was cancelled.</summary>
    /// <param name="context">The step's, under the stream's path: its clock, services and people. May be used by several
    /// threads at once. What works while something else of the stream waits for people takes a
    /// <see cref="Context.BeginStrand"/> each.</param>
    /// <returns>The events. Enumerated once, and disposed.</returns>
    IAsyncEnumerable<TEvent> StreamIn(Context context);
}
