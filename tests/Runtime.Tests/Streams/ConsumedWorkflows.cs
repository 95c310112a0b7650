using GenFlow.Testing;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Streams.Consuming;

[StreamEvent]
public partial record Progress(int Step, string Message);

[StreamEvent]
public partial record Other(int Number);

[Event]
public partial record Next(int Number);

/// <summary>The reference's program: three steps that report as they go.</summary>
[Workflow]
public partial class ReportingWorkflow
{
    [Step, Publishes<Progress>]
    public async Task<Next> One(Context ctx, StartEvent<string> text)
    {
        ctx.WriteEventToStream(new Progress(1, "start " + text.Input));
        await Task.Yield();
        return new(2);
    }

    [Step, Publishes<Progress>]
    public async Task<StopEvent<string>> Two(Context ctx, Next next)
    {
        ctx.WriteEventToStream(new Progress(next.Number, "middle"));
        await Task.Yield();
        ctx.WriteEventToStream(new Progress(3, "end"));
        return new("done");
    }
}

[Workflow]
public partial class ManyEventsWorkflow
{
    [Step, Publishes<Progress>, Publishes<Other>]
    public async Task<StopEvent<int>> Write(Context ctx, StartEvent<int> count)
    {
        for (int i = 0; i < count.Input; i++)
        {
            ctx.WriteEventToStream(i % 2 == 0 ? new Progress(i, "") : new Other(i));
            if (i % 1_000 == 0)
            {
                await Task.Yield();
            }
        }

        return new(count.Input);
    }
}

/// <summary>Writes one event for each turn that the test gives it.</summary>
[Workflow]
public partial class TurnsWorkflow
{
    internal readonly SemaphoreSlim Turns = new(0);
    internal readonly SemaphoreSlim Written = new(0);

    [Step, Publishes<Other>]
    public async Task<StopEvent<int>> Write(Context ctx, StartEvent<int> count)
    {
        for (int i = 1; i <= count.Input; i++)
        {
            await Turns.WaitAsync(ctx.CancellationToken);
            ctx.WriteEventToStream(new Other(i));
            Written.Release();
        }

        await Turns.WaitAsync(ctx.CancellationToken);
        return new(count.Input);
    }

    internal async Task TurnAsync()
    {
        Turns.Release();
        await Written.WaitAsync().WithinAsync();
    }
}

[Workflow]
public partial class WritersWorkflow
{
    [Step]
    public IEnumerable<Next> Split(StartEvent<int> writers) => Enumerable.Range(0, writers.Input).Select(i => new Next(i));

    [Step, Publishes<Progress>]
    public async Task<Written> Write(Context ctx, Next writer)
    {
        for (int i = 0; i < 500; i++)
        {
            ctx.WriteEventToStream(new Progress(i, $"{writer.Number}"));
            if (i % 50 == 0)
            {
                await Task.Yield();
            }
        }

        return new(writer.Number);
    }

    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Written> written) => new(written.Count);
}

[Event]
public partial record Written(int Number);

[Workflow]
public partial class EndingWorkflow
{
    internal readonly Latch Wrote = new();

    [Step, Publishes<Other>]
    public async Task<StopEvent<int>> Only(Context ctx, StartEvent<string> how)
    {
        for (int i = 0; i < 100; i++)
        {
            ctx.WriteEventToStream(new Other(i));
        }

        Wrote.Open();
        if (how.Input == "fail")
        {
            throw new InvalidOperationException("after a hundred");
        }

        if (how.Input != "complete")
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, ctx.CancellationToken);
        }

        return new(1);
    }
}
