using GenFlow.Tests.Support;

namespace GenFlow.Tests.Scenarios.Recursive;

[Event]
public partial record Folder(int Depth);

[Event]
public partial record Line(int Number);

[Event]
public partial record Parsed(int Number);

/// <summary>A step that fans out to itself, as a crawler does.</summary>
[Workflow]
public partial class CrawlWorkflow(int[] width)
{
    private int _visited;

    public int Visited => _visited;

    [Step]
    public Folder Begin(Context ctx, StartEvent start) => new(0);

    // Another step that waits all the while must not hide that the others are stuck.
    [Step]
    public Task Wait(Context ctx, StartEvent start) => Task.Delay(Timeout.InfiniteTimeSpan, ctx.CancellationToken);

    [Step(MaxConcurrency = 2)]
    public IEnumerable<Event> Walk(Context ctx, Folder folder)
    {
        int visited = Interlocked.Increment(ref _visited);
        if (folder.Depth < width.Length)
        {
            for (int i = 0; i < width[folder.Depth]; i++)
            {
                yield return new Folder(folder.Depth + 1);
            }
        }
        else if (visited == Total(width))
        {
            yield return new StopEvent<int>(visited);
        }
    }

    public static int Total(int[] width)
    {
        int total = 1;
        int level = 1;
        foreach (int count in width)
        {
            level *= count;
            total += level;
        }

        return total;
    }
}

/// <summary>A sequence, a quick step and a slow one: what the quick step gives piles up in front of the slow one.</summary>
[Workflow]
public partial class PipelineWorkflow
{
    private int _parsed;

    [Step]
    public IEnumerable<Line> Read(Context ctx, StartEvent<int> lines)
    {
        for (int i = 0; i < lines.Input; i++)
        {
            yield return new Line(i);
        }
    }

    [Step]
    public Parsed Parse(Context ctx, Line line) => new(line.Number);

    [Step(MaxConcurrency = 1)]
    public async Task Store(Context ctx, Parsed parsed)
    {
        await Task.Yield();
        if (Interlocked.Increment(ref _parsed) == 20_000)
        {
            ctx.SendEvent(new StopEvent());
        }
    }
}

[Event]
public partial record Page(int Number);

/// <summary>A sequence that goes on in itself, page by page.</summary>
[Workflow]
public partial class PagingWorkflow(int pages)
{
    [Step]
    public Page Begin(Context ctx, StartEvent start) => new(0);

    [Step]
    public IEnumerable<Event> Next(Context ctx, Page page)
    {
        yield return page.Number < pages ? new Page(page.Number + 1) : new StopEvent<int>(page.Number);
    }
}

/// <summary>A sequence without end, straight into a join.</summary>
[Workflow]
public partial class EndlessListWorkflow
{
    [Step]
    public IEnumerable<Line> Read(Context ctx, StartEvent start)
    {
        for (int i = 0; ; i++)
        {
            yield return new Line(i);
        }
    }

    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Line> lines) => new(lines.Count);
}

public class RecursiveFanOutTests
{
    [Fact]
    public async Task StepThatFansOutToItself_WithFewerPlacesThanProducers_VisitsAll()
    {
        int[] width = [4, 1_200];
        var workflow = new CrawlWorkflow(width);

        await using WorkflowHandler<StopEventBase> handler = await workflow.RunAsync();

        Assert.Equal(new StopEvent<int>(CrawlWorkflow.Total(width)), await handler.ResultAsync().WithinAsync());
        Assert.Equal(CrawlWorkflow.Total(width), workflow.Visited);
    }

    [Fact]
    public async Task SequenceThatGoesOnInItself_TakesTimeInProportionToItsLength()
    {
        // A hundred thousand scopes inside one another: what each event costs must not grow with their number.
        await using WorkflowHandler<StopEventBase> handler = await new PagingWorkflow(100_000).RunAsync();
        Assert.Equal(new StopEvent<int>(100_000), await handler.ResultAsync().WithinAsync());
    }

    [Fact]
    public async Task PipelineIntoASlowStep_IsDrawnAsFastAsThatGoes()
    {
        // Without a window over the whole way, more than the allowed number would wait for the slow step.
        var options = new RunOptions { MaxPendingEvents = 600, FanOutWindow = 256 };
        await new PipelineWorkflow().ExecuteAsync(20_000, options).WithinAsync();
    }

    [Fact]
    public async Task SequenceOfMoreThanMayWait_IsDrawnOnlyAsFarAsThat()
    {
        // Half of what may wait is the window; the other half is for what each thread has between two steps.
        var options = new RunOptions { MaxPendingEvents = 100 };
        await new PipelineWorkflow().ExecuteAsync(20_000, options).WithinAsync();
    }

    [Fact]
    public async Task EndlessSequenceIntoAJoin_IsEndedByMaxSteps()
    {
        var options = new RunOptions { MaxSteps = 1_000 };

        WorkflowLimitException limit = await Assert.ThrowsAsync<WorkflowLimitException>(
            () => new EndlessListWorkflow().ExecuteAsync(options).WithinAsync());
        Assert.Equal((nameof(RunOptions.MaxSteps), "Join"), (limit.Limit, limit.Step));
    }
}
