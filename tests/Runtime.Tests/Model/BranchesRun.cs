using GenFlow.CompilerServices;

namespace GenFlow.Tests.Model;

internal sealed record Branch(int Number) : Event
{
    public override string EventType => "Branch";
}

internal sealed record Grown(int Sum) : Event
{
    public override string EventType => "Grown";
}

internal sealed record Ask(int Number) : InputRequest<int>
{
    public override string EventType => "Ask";
}

internal sealed record AskGrown(int Number) : InputRequest<Grown>
{
    public override string EventType => "AskGrown";
}

/// <summary>A fan-out, its branches and their join, written by hand: the step in the middle has the body and the definition that a
/// test gives it. The result is the sum of what the branches gave.</summary>
internal sealed class Branches(int count, StepDefinition grow, Func<Context, int, Task<Event?>> body, int? recovered = null) : IWorkflow<StartEvent, int>
{
    private const int Join = 0;
    private const int Grow = 1;
    private const int Split = 2;
    private const int Recovery = 3;

    /// <summary>Makes the branches in place of a plain sequence.</summary>
    public Func<Context, IAsyncEnumerable<Event?>>? Items { get; init; }

    public RetryPolicy? SplitRetry { get; init; }

    public int SplitTimeout { get; init; }

    private WorkflowDefinition Definition => new(
        nameof(Branches),
        [
            new StepDefinition(nameof(Join)) { CollectSlots = 1 },
            grow,
            new StepDefinition(nameof(Split)) { IsFanOut = true, Joins = [Join], Retry = SplitRetry, Timeout = SplitTimeout },
            new StepDefinition(nameof(Recovery)),
        ],
        [
            new RouteDefinition(new RouteTarget(Join, Slot: 0)),
            new RouteDefinition(new RouteTarget(Grow)),
            new RouteDefinition(new RouteTarget(Split)),
        ]);

    public Branches(int count, StepDefinition grow, Func<Context, int, Task<int>> body)
        : this(count, grow, async (context, number) => new Grown(await body(context, number)))
    {
    }

    public ValueTask<WorkflowHandler<int>> RunAsync(StartEvent input, RunOptions? options = null, CancellationToken cancellationToken = default) =>
        new Run(this, options).StartAsync(input, cancellationToken);

    private sealed class Run(Branches branches, RunOptions? options) : WorkflowRun<int>(branches.Definition, options, branches)
    {
        protected override int Route(Event ev) => ev switch
        {
            StopEventBase => Stop,
            StartEvent => FirstRoute - Split,
            Branch => FirstRoute - Grow,
            Grown => FirstRoute - Join,
            InputRequest => Request,
            StepFailed => Recovery,
            _ => Unroutable,
        };

        protected override StepFailed? Recover(string step, int attempt, Exception exception, Event? input) =>
            branches.Recovered is null ? null : new StepFailed(step, attempt, exception, input);

        protected override StepResult Invoke(int step, Context context, object payload) => step switch
        {
            Split when branches.Items is { } items => StepResult.OfSequence(items(context)),
            Split => StepResult.OfSequence(branches.Plain()),
            Grow => StepResult.OfEvent(branches.GrowAsync(context, ((Branch)payload).Number)),
            Recovery => StepResult.Of(new Grown(branches.Recovered!.Value)),
            _ => StepResult.Of(new StopEvent<int>(Batch.List<Grown>(payload, 0).Sum(static grown => grown.Sum))),
        };
    }

    private IEnumerable<Event> Plain() => Enumerable.Range(0, count).Select(static number => new Branch(number));

    private Task<Event?> GrowAsync(Context context, int number) => body(context, number);

    private int? Recovered => recovered;
}
