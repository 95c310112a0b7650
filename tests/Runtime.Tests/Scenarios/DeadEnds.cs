using GenFlow.Testing;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Scenarios.DeadEnds;

[Event]
public partial record Wanted(int N);

[Event]
public partial record Unwanted(int N);

[StreamEvent]
public partial record Shown(int N);

[Workflow]
public partial class UnroutableWorkflow
{
    internal readonly Latch SiblingCancelled = new();
    internal readonly Latch SiblingStarted = new();
    internal Exception? ThrownAtSender = null;
    internal bool SenderWentOn;

    [Step]
    public async Task<Event> Begin(Context ctx, StartEvent<string> how)
    {
        switch (how.Input)
        {
            case "returned":
                return new Unwanted(1);
            case "streamed":
                return new Shown(1);
            case "awaited":
                await Task.Yield();
                return new Unwanted(1);
            case "sibling":
                ctx.SendEvent(new Wanted(0));
                await SiblingStarted;
                return new Unwanted(1);
            default:
                try
                {
                    ctx.SendEvent(new Unwanted(1));
                    SenderWentOn = true;
                }
                catch (Exception exception)
                {
                    ThrownAtSender = exception;
                    throw;
                }

                return new Wanted(0);
        }
    }

    [Step]
    public async Task<StopEvent<int>> End(Context ctx, Wanted wanted)
    {
        SiblingStarted.Open();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, ctx.CancellationToken);
        }
        finally
        {
            SiblingCancelled.Open();
        }

        return new(0);
    }
}

[Event]
public partial record Dead(int N);

[Workflow]
public partial class StallWorkflow
{
    [Step]
    public Dead Begin(StartEvent start) => new(1);

    [Step]
    public async Task SideEffectOnly(Dead dead) => await Task.Yield();

    [Step]
    public StopEvent<int>? Never(Context ctx, Dead dead) => null;
}

[Workflow]
public partial class StallAtOnceWorkflow
{
    [Step]
    public void Only(StartEvent<int> start)
    {
    }
}

/// <summary>A stall that only shows when the parked step ends.</summary>
[Workflow]
public partial class LateStallWorkflow
{
    internal readonly Latch Go = new();

    [Step]
    public async Task Only(StartEvent start) => await Go;
}

[Workflow]
public partial class CollectOutsideWorkflow
{
    [Step, Emits<Dead>]
    public Dead? Begin(Context ctx, StartEvent<string> how)
    {
        if (how.Input == "returned")
        {
            return new Dead(1);
        }

        ctx.SendEvent(new Dead(1));
        return null;
    }

    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Dead> dead) => new(dead.Count);
}

public class DeadEndTests
{
    [Theory]
    [InlineData("returned", "Unwanted")]
    [InlineData("awaited", "Unwanted")]
    [InlineData("sent", "Unwanted")]
    [InlineData("streamed", "Shown")]
    public async Task WF08_EventNobodyAccepts_FailsTheRun_AndNamesEventAndProducer(string how, string type)
    {
        var workflow = new UnroutableWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(how);

        UnroutableEventException exception = await Assert.ThrowsAsync<UnroutableEventException>(() => handler.ResultAsync().WithinAsync());

        Assert.Equal((type, "Begin", "UnroutableWorkflow"), (exception.EventType, exception.Step, exception.Workflow));
        Assert.Contains(type, exception.Message, StringComparison.Ordinal);
        Assert.Contains("Begin", exception.Message, StringComparison.Ordinal);
        StepFailure failure = Assert.Single(handler.Failures);
        Assert.Same(exception, failure.Exception);
        Assert.Equal("Begin", failure.Step);
    }

    [Fact]
    public async Task WF08_UnroutableFromSendEvent_DoesNotThrowAtTheSender()
    {
        var workflow = new UnroutableWorkflow();

        await Assert.ThrowsAsync<UnroutableEventException>(() => workflow.ExecuteAsync("sent").WithinAsync());

        Assert.Null(workflow.ThrownAtSender);
        Assert.True(workflow.SenderWentOn);
    }

    [Fact]
    public async Task WF08_Unroutable_DoesNotWaitForSiblings_ItCancelsThem()
    {
        var workflow = new UnroutableWorkflow();

        await Assert.ThrowsAsync<UnroutableEventException>(() => workflow.ExecuteAsync("sibling").WithinAsync());

        Assert.True(workflow.SiblingCancelled.IsOpen);
    }

    [Fact]
    public async Task WF08_UnroutableStreamEvent_SaysHowToPublishIt()
    {
        UnroutableEventException exception = await Assert.ThrowsAsync<UnroutableEventException>(
            () => new UnroutableWorkflow().ExecuteAsync("streamed").WithinAsync());

        Assert.Contains("WriteEventToStream", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WF08_CollectedEventOutsideAFanOut_NamesTheJoinAndWhatToDo()
    {
        foreach (string how in new[] { "returned", "sent" })
        {
            await using WorkflowHandler<int> handler = await new CollectOutsideWorkflow().RunAsync(how);
            UnroutableEventException exception = await Assert.ThrowsAsync<UnroutableEventException>(() => handler.ResultAsync().WithinAsync());
            Assert.Contains("Join", exception.Message, StringComparison.Ordinal);
            Assert.Contains("[FanOut]", exception.Message, StringComparison.Ordinal);
            Assert.Single(handler.Failures);
        }
    }

    [Fact]
    public async Task WF09_AllStepsReturnNothing_StallsAtOnce_NamingTheLastEvents()
    {
        for (int i = 0; i < 50; i++)
        {
            var clock = new VirtualTime();
            await using WorkflowHandler<int> handler = await new StallWorkflow().RunAsync(new RunOptions { TimeProvider = clock });

            WorkflowStalledException stalled = await Assert.ThrowsAsync<WorkflowStalledException>(() => handler.ResultAsync().WithinAsync());

            Assert.Equal(["Never(Dead)", "SideEffectOnly(Dead)"], stalled.LastEvents.Order(StringComparer.Ordinal));
            Assert.Contains("SideEffectOnly(Dead)", stalled.Message, StringComparison.Ordinal);
            Assert.Null(Assert.Single(handler.Failures).Step);
        }
    }

    [Fact]
    public async Task WF09_OneStepThatReturnsNothing_Stalls()
    {
        WorkflowStalledException stalled = await Assert.ThrowsAsync<WorkflowStalledException>(
            () => new StallAtOnceWorkflow().ExecuteAsync(1).WithinAsync());
        Assert.Equal(["Only(StartEvent)"], stalled.LastEvents);
    }

    [Fact]
    public async Task WF09_RunWhoseStepWaits_HasNotStalled_UntilItEnds()
    {
        var workflow = new LateStallWorkflow();
        Task run = workflow.ExecuteAsync();
        Assert.False(run.IsCompleted);

        workflow.Go.Open();

        await Assert.ThrowsAsync<WorkflowStalledException>(() => run.WithinAsync());
    }
}
