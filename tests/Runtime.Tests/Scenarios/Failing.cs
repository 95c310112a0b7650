using GenFlow.Tests.Support;

namespace GenFlow.Tests.Scenarios.Failing;

[Event]
public partial record Job(int Number);

[StreamEvent]
public partial record Seen(int Number);

[Workflow]
public partial class FailingWorkflow
{
    internal readonly InvalidOperationException Thrown = new("the model is offline");
    internal readonly Latch SiblingStarted = new();
    internal readonly Latch SiblingCancelled = new();

    [Step]
    public IEnumerable<Job> Split(StartEvent start) => [new(1), new(2)];

    [Step]
    public async Task<StopEvent<int>> Work(Context ctx, Job job)
    {
        if (job.Number == 1)
        {
            await SiblingStarted;
            ctx.WriteEventToStream(new Seen(1));
            throw Thrown;
        }

        SiblingStarted.Open();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, ctx.CancellationToken);
        }
        finally
        {
            SiblingCancelled.Open();
        }

        return new(1);
    }
}

[Workflow]
public partial class ThrowingShapesWorkflow
{
    [Step]
    public Task<StopEvent<int>> Only(StartEvent<string> how) => how.Input switch
    {
        "synchronously" => throw new FormatException(how.Input),
        "in a task" => Task.FromException<StopEvent<int>>(new FormatException(how.Input)),
        "later" => Later(how.Input),
        _ => Task.FromCanceled<StopEvent<int>>(new CancellationToken(canceled: true)),
    };

    private static async Task<StopEvent<int>> Later(string how)
    {
        await Task.Yield();
        throw new FormatException(how);
    }
}

[Workflow]
public partial class ThreeThrowersWorkflow
{
    internal readonly Latch FirstMayThrow = new();
    internal readonly Countdown Running = new(3);

    [Step]
    public IEnumerable<Job> Split(StartEvent start) => [new(1), new(2), new(3)];

    [Step]
    public async Task<StopEvent<int>?> Work(Context ctx, Job job)
    {
        // All three run before the first throws; the others throw when they see that it has.
        Running.Signal();
        await Running.Done;
        if (job.Number != 1)
        {
            var cancelled = new Latch();
            await using CancellationTokenRegistration registration = ctx.CancellationToken.Register(cancelled.Open);
            await cancelled;
        }

        throw new InvalidOperationException($"thrower {job.Number}");
    }
}

[Workflow]
public partial class FailingSequenceWorkflow
{
    public int Taken;

    [Step]
    public async IAsyncEnumerable<Job> Split(StartEvent<bool> late)
    {
        yield return new(1);
        if (late.Input)
        {
            await Task.Yield();
        }

        throw new InvalidOperationException("no more");
    }

    [Step]
    public void Work(Job job) => Interlocked.Increment(ref Taken);

    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Seen> none) => new(none.Count);
}

[Workflow]
public partial class WhenAllWorkflow
{
    [Step]
    public Task Only(StartEvent start) => Task.WhenAll(
        Task.FromException(new InvalidOperationException("first")),
        Task.FromException(new InvalidOperationException("second")));
}

public class FailingTests
{
    [Fact]
    public async Task WF10_StepThatThrows_FailsTheRunWithTheSameObjectAndItsStack_AndSiblingsAreCancelled()
    {
        var workflow = new FailingWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync();

        InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => handler.ResultAsync().WithinAsync());

        Assert.Same(workflow.Thrown, thrown);
        Assert.Contains(nameof(FailingWorkflow.Work), thrown.StackTrace, StringComparison.Ordinal);
        Assert.True(workflow.SiblingCancelled.IsOpen);
        Assert.Equal(new StepFailure("Work", 1, thrown), Assert.Single(handler.Failures));

        List<StreamItem> items = await handler.StreamItems().AllAsync();
        Assert.Equal(2, items.Count);
        Assert.Equal(new Seen(1), items[0].Event);
        RunFailed failed = Assert.IsType<RunFailed>(items[1].Event);
        Assert.Equal(("the model is offline", "Work"), (failed.Error, failed.Step));
        Assert.Same(thrown, failed.Exception);
    }

    [Theory]
    [InlineData("synchronously")]
    [InlineData("in a task")]
    [InlineData("later")]
    public async Task WF10_HoweverAStepThrows_ItIsTheSameFailure(string how)
    {
        await using WorkflowHandler<int> handler = await new ThrowingShapesWorkflow().RunAsync(how);

        FormatException thrown = await Assert.ThrowsAsync<FormatException>(() => handler.ResultAsync().WithinAsync());

        Assert.Equal(how, thrown.Message);
        Assert.Same(thrown, Assert.Single(handler.Failures).Exception);
    }

    [Fact]
    public async Task WF10_ResultAskedTwice_ThrowsTheSameObject()
    {
        await using WorkflowHandler<int> handler = await new ThrowingShapesWorkflow().RunAsync("later");
        FormatException first = await Assert.ThrowsAsync<FormatException>(() => handler.ResultAsync().WithinAsync());
        FormatException second = await Assert.ThrowsAsync<FormatException>(() => handler.ResultAsync().WithinAsync());
        Assert.Same(first, second);
    }

    [Fact]
    public async Task CancellationThatIsNotTheStepsOwn_IsAFailure()
    {
        await using WorkflowHandler<int> handler = await new ThrowingShapesWorkflow().RunAsync("cancelled");

        await Assert.ThrowsAsync<TaskCanceledException>(() => handler.ResultAsync().WithinAsync());

        Assert.IsType<RunFailed>(Assert.Single(await handler.StreamItems().AllAsync()).Event);
        Assert.Equal("Only", Assert.Single(handler.Failures).Step);
        Assert.True(handler.ResultAsync().IsFaulted, "a failure, not a cancellation");
    }

    [Fact]
    public async Task WF11_ThreeParallelStepsThrow_TheFirstIsThrown_AndAllAreInFailures()
    {
        for (int i = 0; i < 50; i++)
        {
            var workflow = new ThreeThrowersWorkflow();
            await using WorkflowHandler<int> handler = await workflow.RunAsync();

            InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => handler.ResultAsync().WithinAsync());

            Assert.Equal("thrower 1", thrown.Message);
            Assert.Same(thrown, handler.Failures[0].Exception);
            Assert.Equal(
                ["thrower 1", "thrower 2", "thrower 3"],
                handler.Failures.Select(failure => failure.Exception.Message).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SequenceThatThrows_FailsTheRun_AndItsJoinNeverRuns(bool late)
    {
        await using WorkflowHandler<int> handler = await new FailingSequenceWorkflow().RunAsync(late);

        InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => handler.ResultAsync().WithinAsync());

        Assert.Equal("no more", thrown.Message);
        Assert.Equal("Split", Assert.Single(handler.Failures).Step);
    }

    [Fact]
    public async Task TaskOfSeveralFailures_KeepsAll_TheFirstFirst()
    {
        await using WorkflowHandler<StopEventBase> handler = await new WhenAllWorkflow().RunAsync();

        InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => handler.ResultAsync().WithinAsync());

        Assert.Equal("first", thrown.Message);
        Assert.Equal(["first", "second"], handler.Failures.Select(failure => failure.Exception.Message));
    }
}
