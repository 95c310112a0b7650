using GenFlow.CompilerServices;

namespace GenFlow.Tests.Support;

/// <summary>A run written by hand: for what no generated code would do.</summary>
internal sealed class Machine<TResult>(
    WorkflowDefinition definition,
    Func<Event, int?> route,
    Func<int, Context, object, StepResult> invoke,
    RunOptions? options = null,
    Func<int, Event, object?>? keyOf = null) : WorkflowRun<TResult>(definition, options, definition)
{
    public const int FirstOfTheRoutes = FirstRoute;

    protected override int Route(Event ev) => route(ev) ?? (ev is StopEventBase ? Stop : Unroutable);

    protected override StepResult Invoke(int step, Context context, object payload) => invoke(step, context, payload);

    protected override object? KeyOf(int step, Event ev) => keyOf?.Invoke(step, ev);
}
