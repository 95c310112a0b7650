using GenFlow.Tests.Support;

namespace GenFlow.Tests.Scenarios.ManyRuns;

[Event]
public partial record Hop(int Run, int Left);

[StreamEvent]
public partial record Trace(int Run, int Left);

[Workflow]
public partial class ManyRunsWorkflow
{
    [Step]
    public async Task<Hop> Begin(Context ctx, StartEvent<int> run)
    {
        await Task.Yield();
        return new(run.Input, 3);
    }

    [Step, Publishes<Trace>]
    public async Task<AnyOf<Hop, StopEvent<int>>> Next(Context ctx, Hop hop)
    {
        ctx.WriteEventToStream(new Trace(hop.Run, hop.Left));
        if (hop.Left % 2 == 0)
        {
            await Task.Yield();
        }

        return hop.Left == 0 ? new StopEvent<int>(hop.Run) : hop with { Left = hop.Left - 1 };
    }
}

[Workflow]
public partial class LeakyWorkflow
{
    internal readonly List<Context> Kept = [];
    internal readonly Latch MayEnd = new();
    internal readonly Latch SecondRuns = new();

    [Step]
    public Hop Begin(Context ctx, StartEvent<int> run)
    {
        lock (Kept)
        {
            Kept.Add(ctx);
        }

        return new(run.Input, 0);
    }

    [Step]
    public async Task<StopEvent<int>> End(Hop hop)
    {
        if (hop.Run == 2)
        {
            SecondRuns.Open();
            await MayEnd;
        }

        return new(hop.Run);
    }
}

public class ManyRunsTests
{
    [Fact]
    public async Task WF20_TenThousandConcurrentRunsOfOneObject_DoNotMix()
    {
        const int count = 10_000;
        var workflow = new ManyRunsWorkflow();
        WorkflowHandler<int>[] handlers = new WorkflowHandler<int>[count];
        for (int i = 0; i < count; i++)
        {
            handlers[i] = await workflow.RunAsync(i);
        }

        Task<List<StreamEvent>>[] streams = [.. handlers.Select(handler => handler.StreamEvents().AllAsync("a run's stream"))];
        int[] results = await Task.WhenAll(handlers.Select(handler => handler.ResultAsync())).WithinAsync();

        Assert.Equal(Enumerable.Range(0, count), results);
        for (int i = 0; i < count; i++)
        {
            StreamEvent[] expected = [new Trace(i, 3), new Trace(i, 2), new Trace(i, 1), new Trace(i, 0)];
            Assert.True(expected.SequenceEqual(await streams[i]), $"the stream of run {i}");
        }

        Assert.Equal(count, handlers.Select(handler => handler.RunId).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task WF20b_ContextUsedAfterItsStep_IsAttributedToItsOwnStep()
    {
        var workflow = new LeakyWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(2);
        await workflow.SecondRuns.WithinAsync();

        workflow.Kept[0].WriteEventToStream(new Trace(2, 0));
        workflow.MayEnd.Open();
        await handler.ResultAsync().WithinAsync();

        StreamItem item = (await handler.StreamItems().AllAsync())[0];
        Assert.Equal(("Begin", 1, new Trace(2, 0)), (item.Step, item.Attempt, item.Event));
        Assert.Equal(("Begin", handler.RunId), (workflow.Kept[0].StepName, workflow.Kept[0].RunId));
    }

    [Fact]
    public async Task WF20b_ContextUsedAfterItsRun_NeverTouchesAnother()
    {
        var workflow = new LeakyWorkflow();
        await using WorkflowHandler<int> first = await workflow.RunAsync(1);
        Assert.Equal(1, await first.ResultAsync().WithinAsync());
        await using WorkflowHandler<int> second = await workflow.RunAsync(2);
        await workflow.SecondRuns.WithinAsync();

        workflow.Kept[0].WriteEventToStream(new Trace(1, 0));
        workflow.Kept[0].SendEvent(new StopEvent<int>(99));
        workflow.Kept[0].SendEvent(new Hop(1, 0));
        Assert.False(second.ResultAsync().IsCompleted);
        workflow.MayEnd.Open();

        Assert.Equal(2, await second.ResultAsync().WithinAsync());
        Assert.Equal(1, await first.ResultAsync().WithinAsync());
        Assert.Single(await second.StreamItems().AllAsync());
        Assert.Single(await first.StreamItems().AllAsync());
        Assert.Equal((3, 0), (first.DroppedEvents, second.DroppedEvents));
        Assert.Empty(first.Failures);
    }

    [Fact]
    public async Task WF20b_UnroutableEventSentAfterTheEnd_DoesNotChangeHowTheRunEnded()
    {
        var workflow = new LeakyWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(1);
        Assert.Equal(1, await handler.ResultAsync().WithinAsync());

        workflow.Kept[0].SendEvent(new StartEvent());

        Assert.Equal(1, await handler.ResultAsync().WithinAsync());
        Assert.IsType<RunCompleted>((await handler.StreamItems().AllAsync()).Single().Event);
    }
}
