using System.Collections.Concurrent;
using System.Globalization;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Semantics.Ambient;

[Event]
public partial record Next(int Number);

[Event]
public partial record Seen(string Text);

/// <summary>Each step reads what is ambient, then changes it.</summary>
[Workflow]
public partial class AmbientWorkflow
{
    internal static readonly AsyncLocal<string?> Ambient = new();
    internal readonly ConcurrentQueue<string?> Found = new();
    internal readonly TaskCompletionSource MayGoOn = new();
    internal readonly Latch Waiting = new();

    private void Use(string step)
    {
        Found.Enqueue(Ambient.Value);
        Ambient.Value = step;
    }

    [Step]
    public Next Synchronous(StartEvent start)
    {
        Use("synchronous");
        return new(1);
    }

    [Step]
    public async Task<Seen> Asynchronous(Next next)
    {
        Use("asynchronous");
        await Task.Yield();
        Ambient.Value += " later";
        return new("");
    }

    [Step]
    public Task<Parked> Park(Seen seen)
    {
        Use("parked");
        Waiting.Open();
        return MayGoOn.Task.ContinueWith(_ => new Parked(), TaskScheduler.Default);
    }

    [Step]
    public IEnumerable<Branch> Lazy(Parked parked)
    {
        Use("sequence");
        yield return new(1);
        Ambient.Value = "between";
        yield return new(2);
    }

    [Step, Emits<Sent>]
    public void Send(Context ctx, Branch branch)
    {
        Use("branch");
        ctx.SendEvent(new Sent());
        Ambient.Value = "after send";
    }

    [Step]
    public Collected Take(Sent sent)
    {
        Use("sent");
        return new();
    }

    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Collected> collected)
    {
        Use("join");
        return new(collected.Count);
    }
}

[Event]
public partial record Parked;

[Event]
public partial record Branch(int Number);

[Event]
public partial record Sent;

[Event]
public partial record Collected;

/// <summary>Steps that leave something on their thread.</summary>
[Workflow]
public partial class LitteringWorkflow
{
    internal sealed class Foreign : SynchronizationContext
    {
        public int Posts;

        public override void Post(SendOrPostCallback d, object? state)
        {
            Interlocked.Increment(ref Posts);
            base.Post(d, state);
        }
    }

    internal SynchronizationContext? FoundContext;
    internal string FoundCulture = "";

    [Step]
    public Next Litter(StartEvent start)
    {
        SynchronizationContext.SetSynchronizationContext(new Foreign());
        CultureInfo.CurrentCulture = new CultureInfo("fi-FI");
        return new(1);
    }

    [Step]
    public StopEvent<int> Find(Next next)
    {
        FoundContext = SynchronizationContext.Current;
        FoundCulture = CultureInfo.CurrentCulture.Name;
        return new(1);
    }
}

/// <summary>A step that throws after it has changed what is ambient, and one that runs beside it.</summary>
[Workflow]
public partial class SuppressedWorkflow
{
    internal string? Found = "nothing";

    [Step]
    public Next Change(StartEvent start)
    {
        AmbientWorkflow.Ambient.Value = "left behind";
        return new(1);
    }

    [Step]
    public StopEvent<int> Find(Next next)
    {
        Found = AmbientWorkflow.Ambient.Value;
        return new(1);
    }
}

public class AmbientContextTests
{
    [Fact]
    public async Task AsyncLocalOfTheCaller_IsVisibleInEachStep_AndWhatAStepSetsLeaksNowhere()
    {
        for (int i = 0; i < 50; i++)
        {
            var workflow = new AmbientWorkflow();
            AmbientWorkflow.Ambient.Value = "caller";
            WorkflowHandler<int> handler = await workflow.RunAsync();
            Assert.Equal("caller", AmbientWorkflow.Ambient.Value);
            AmbientWorkflow.Ambient.Value = "changed after the start";
            await workflow.Waiting.WithinAsync();

            await Task.Run(workflow.MayGoOn.SetResult);

            Assert.Equal(2, await handler.ResultAsync().WithinAsync());
            Assert.Equal("changed after the start", AmbientWorkflow.Ambient.Value);
            Assert.Equal(Enumerable.Repeat("caller", 9), workflow.Found);
            await handler.DisposeAsync();
        }
    }

    [Fact]
    public async Task AsyncLocalOfAStep_DoesNotStayOnThePoolsThreads()
    {
        AmbientWorkflow.Ambient.Value = null;
        for (int i = 0; i < 100; i++)
        {
            await new SuppressedWorkflow().ExecuteAsync().WithinAsync();
            var found = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
            ThreadPool.UnsafeQueueUserWorkItem(_ => found.SetResult(AmbientWorkflow.Ambient.Value), null);
            Assert.Null(await found.Task.WithinAsync());
        }
    }

    [Fact]
    public async Task RunStartedWhereTheFlowIsSuppressed_StillKeepsItsStepsApart()
    {
        AmbientWorkflow.Ambient.Value = "caller";
        var workflow = new SuppressedWorkflow();
        Task<int> run;
        using (ExecutionContext.SuppressFlow())
        {
            run = workflow.ExecuteAsync();
        }

        await run.WithinAsync();

        Assert.NotEqual("left behind", workflow.Found);
    }

    [Fact]
    public async Task SynchronizationContextAndCultureOfAStep_DoNotReachTheNext()
    {
        string culture = CultureInfo.CurrentCulture.Name;
        var workflow = new LitteringWorkflow();

        await workflow.ExecuteAsync().WithinAsync();

        Assert.Equal(culture, workflow.FoundCulture);
        Assert.Null(workflow.FoundContext);
    }

    [Fact]
    public async Task SynchronizationContextOfTheCaller_IsNeverUsed()
    {
        var foreign = new LitteringWorkflow.Foreign();
        SynchronizationContext? own = SynchronizationContext.Current;
        var workflow = new SuppressedWorkflow();
        ValueTask<WorkflowHandler<int>> start;
        Task disposal;
        SynchronizationContext.SetSynchronizationContext(foreign);
        try
        {
            start = workflow.RunAsync();
            Assert.True(start.IsCompletedSuccessfully);
            disposal = Completed(start).DisposeAsync().AsTask();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(own);
        }

        await disposal.WithinAsync();
        Assert.Equal(0, foreign.Posts);
    }

    private static T Completed<T>(ValueTask<T> task) => task.GetAwaiter().GetResult();
}
