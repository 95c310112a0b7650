using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GenFlow.CompilerServices;

/// <summary>What calling a step gave: an event or none, a sequence of events, or a task that will tell. Generated code
/// makes it from the step's return value; the engine reads it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StepResult
{
    // Two words, so that it travels in registers. Next null: Value is the event or null. Next the sequence marker: Value
    // is the sequence. Otherwise Value is the running task and Next reads its result.
    private static readonly Func<Task, StepResult> s_sequence = static _ => default;
    private static readonly Func<Task, StepResult> s_nothing = static _ => default;

    private readonly object? _value;
    private readonly Func<Task, StepResult>? _next;

    private StepResult(object? value, Func<Task, StepResult>? next)
    {
        _value = value;
        _next = next;
    }

    /// <summary>The step gave no event.</summary>
    public static StepResult None => default;

    internal bool IsSettled => _next is null;

    internal bool IsSequence => ReferenceEquals(_next, s_sequence);

    /// <summary>The event of a settled result.</summary>
    internal Event? Event => Unsafe.As<Event?>(_value);

    /// <summary>The items of a sequence: an <see cref="IEnumerable{T}"/> or an <see cref="IAsyncEnumerable{T}"/>.</summary>
    internal object Sequence => _value!;

    /// <summary>The running task of a result that is neither settled nor a sequence.</summary>
    internal Task Pending => Unsafe.As<Task>(_value!);

    internal Func<Task, StepResult> Next => _next!;

    /// <summary>An event, or none.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static StepResult Of(Event? value) => new(value, null);

    /// <summary>No event, once the task has ended.</summary>
    /// <param name="task">The step's task.</param>
    public static StepResult Of(Task task) => NotNull(task).IsCompletedSuccessfully ? default : new(task, s_nothing);

    /// <summary>No event, once the task has ended.</summary>
    /// <param name="task">The step's task.</param>
    public static StepResult Of(ValueTask task) => Of(task.AsTask());

    /// <summary>The task's event, or none.</summary>
    /// <typeparam name="T">The event's type.</typeparam>
    /// <param name="task">The step's task.</param>
    public static StepResult OfEvent<T>(Task<T> task) where T : Event? =>
        NotNull(task).IsCompletedSuccessfully
            ? new(task.Result, null)
            : new(task, static ended => new(Unsafe.As<Task<T>>(ended).Result, null));

    /// <summary>The task's event, or none.</summary>
    /// <typeparam name="T">The event's type.</typeparam>
    /// <param name="task">The step's task.</param>
    public static StepResult OfEvent<T>(ValueTask<T> task) where T : Event? =>
        task.IsCompletedSuccessfully ? new(task.Result, null) : OfEvent(task.AsTask());

    /// <summary>The chosen event.</summary>
    /// <typeparam name="TAny">An <c>AnyOf</c>.</typeparam>
    /// <param name="value">The choice.</param>
    public static StepResult OfAny<TAny>(TAny value) where TAny : struct, IAnyOf => new(value.Value, null);

    /// <summary>The task's chosen event.</summary>
    /// <typeparam name="TAny">An <c>AnyOf</c>.</typeparam>
    /// <param name="task">The step's task.</param>
    public static StepResult OfAny<TAny>(Task<TAny> task) where TAny : struct, IAnyOf =>
        NotNull(task).IsCompletedSuccessfully
            ? new(task.Result.Value, null)
            : new(task, static ended => new(Unsafe.As<Task<TAny>>(ended).Result.Value, null));

    /// <summary>The task's chosen event.</summary>
    /// <typeparam name="TAny">An <c>AnyOf</c>.</typeparam>
    /// <param name="task">The step's task.</param>
    public static StepResult OfAny<TAny>(ValueTask<TAny> task) where TAny : struct, IAnyOf =>
        task.IsCompletedSuccessfully ? new(task.Result.Value, null) : OfAny(task.AsTask());

    /// <summary>A fan-out: each item is routed as it comes.</summary>
    /// <param name="items">The events.</param>
    public static StepResult OfSequence(IEnumerable<Event?> items) => new(NotNull(items), s_sequence);

    /// <summary>A fan-out: each item is routed as it comes.</summary>
    /// <param name="items">The events.</param>
    public static StepResult OfSequence(IAsyncEnumerable<Event?> items) => new(NotNull(items), s_sequence);

    /// <summary>A fan-out of the list that the task gives.</summary>
    /// <typeparam name="TItems">The list's type.</typeparam>
    /// <param name="task">The step's task.</param>
    public static StepResult OfSequence<TItems>(Task<TItems> task) where TItems : IEnumerable<Event?> =>
        NotNull(task).IsCompletedSuccessfully
            ? OfSequence(task.Result)
            : new(task, static ended => OfSequence(Unsafe.As<Task<TItems>>(ended).Result));

    /// <summary>A fan-out of the list that the task gives.</summary>
    /// <typeparam name="TItems">The list's type.</typeparam>
    /// <param name="task">The step's task.</param>
    public static StepResult OfSequence<TItems>(ValueTask<TItems> task) where TItems : IEnumerable<Event?> =>
        OfSequence(task.AsTask());

    /// <summary>What a step gave through its middleware.</summary>
    internal static StepResult Of(StepInvocation step, ValueTask task)
    {
        if (!task.IsCompletedSuccessfully)
        {
            return new(task.AsTask(), _ => step.Result);
        }

        task.GetAwaiter().GetResult();
        return step.Result;
    }

    private static T NotNull<T>(T? value) where T : class =>
        value ?? throw new InvalidOperationException("The step returned null instead of a task or a sequence. Return Task.CompletedTask or an empty sequence.");
}
