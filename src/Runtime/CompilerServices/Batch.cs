using System.ComponentModel;
using GenFlow.Engine;

namespace GenFlow.CompilerServices;

/// <summary>Gives generated code what a join was given.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Batch
{
    /// <summary>The events collected for one parameter, in emission order.</summary>
    /// <typeparam name="T">The event's type.</typeparam>
    /// <param name="payload">What <see cref="WorkflowRun.Invoke"/> was given.</param>
    /// <param name="slot">The collected parameter's index among the step's.</param>
    public static IReadOnlyList<T> List<T>(object payload, int slot) where T : Event => ((CollectedEvents)payload).List<T>(slot);

    /// <summary>The event for one of several event parameters; null where none came and the parameter allows it.</summary>
    /// <typeparam name="T">The event's type.</typeparam>
    /// <param name="payload">What <see cref="WorkflowRun.Invoke"/> was given.</param>
    /// <param name="slot">The event parameter's index among the step's event parameters.</param>
    public static T? Event<T>(object payload, int slot) where T : Event => (T?)((JoinedEvents)payload)[slot];
}
