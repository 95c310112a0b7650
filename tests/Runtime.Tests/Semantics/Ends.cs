using GenFlow.CompilerServices;
using GenFlow.Testing;
using GenFlow.Tests.Support;
using Microsoft.Extensions.Logging;

namespace GenFlow.Tests.Semantics.Ends;

[Event]
public partial record Thing(int Number);

[Workflow]
public partial class WrongStopWorkflow
{
    [Step]
    public StopEvent<int>? Stop(Context ctx, StartEvent<bool> sends)
    {
        ctx.SendEvent(new StopEvent<string>("wrong"));
        return null;
    }
}

[Workflow]
public partial class NullResultWorkflow
{
    [Step]
    public StopEvent<string?> Stop(StartEvent start) => new(null);
}

[Workflow]
public partial class FailsWorkflow
{
    internal readonly InvalidOperationException Thrown = new("nobody asked");

    [Step]
    public async Task<StopEvent<int>> Fail(StartEvent start)
    {
        await Task.Yield();
        throw Thrown;
    }
}

[Workflow]
public partial class FailsLateWorkflow
{
    internal readonly Latch Started = new();
    internal readonly Latch MayFail = new();

    [Step]
    public async Task<StopEvent<int>> Fail(StartEvent start)
    {
        Started.Open();
        await MayFail;
        throw new InvalidOperationException("too late");
    }
}

[Workflow]
public partial class UnstoppableWorkflow
{
    internal readonly Latch Started = new();

    [Step]
    public async Task<StopEvent<int>> Wait(Context ctx, StartEvent start)
    {
        ctx.CancellationToken.Register(() => throw new InvalidOperationException("callback"));
        Started.Open();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, ctx.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            throw new FormatException("while cancelling");
        }

        return new(1);
    }
}

public class EndTests
{
    private sealed class ThrowingLogger : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => throw new InvalidOperationException("the logger");

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidOperationException("the logger");
    }

    [Fact]
    public async Task StopOfTheWrongType_FailsTheRun_AndSaysBothTypesAndTheStep()
    {
        await using WorkflowHandler<int> handler = await new WrongStopWorkflow().RunAsync(true);

        WorkflowException exception = await Assert.ThrowsAsync<WorkflowException>(() => handler.ResultAsync().WithinAsync());

        Assert.Equal("Stop", exception.Step);
        Assert.Contains("StopEvent", exception.Message, StringComparison.Ordinal);
        Assert.Contains("System.String", exception.Message, StringComparison.Ordinal);
        Assert.Contains("System.Int32", exception.Message, StringComparison.Ordinal);
        Assert.Contains("[Emits<", exception.Message, StringComparison.Ordinal);
        Assert.Same(exception, Assert.Single(handler.Failures).Exception);
    }

    [Fact]
    public async Task ResultThatIsNull_IsAResult() =>
        Assert.Null(await new NullResultWorkflow().ExecuteAsync().WithinAsync());

    [Fact]
    public async Task UnobservedFailure_IsLoggedOnce_AtDisposal()
    {
        var logger = new RecordingLogger();
        var workflow = new FailsWorkflow();
        WorkflowHandler<int> handler = await workflow.RunAsync(new RunOptions { Logger = logger });
        await handler.StreamEvents().AllAsync();
        Assert.Empty(logger.Entries);

        await handler.DisposeAsync().WithinAsync();
        await handler.DisposeAsync().WithinAsync();

        RecordingLogger.Entry entry = Assert.Single(logger.Entries);
        Assert.Equal(LogLevel.Error, entry.Level);
        Assert.Same(workflow.Thrown, entry.Exception);
        Assert.Contains(nameof(FailsWorkflow), entry.Message, StringComparison.Ordinal);
        Assert.Contains("Fail", entry.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("result")]
    [InlineData("failures")]
    [InlineData("items")]
    public async Task ObservedFailure_IsNotLogged(string how)
    {
        var logger = new RecordingLogger();
        WorkflowHandler<int> handler = await new FailsWorkflow().RunAsync(new RunOptions { Logger = logger });
        switch (how)
        {
            case "result":
                await Assert.ThrowsAsync<InvalidOperationException>(() => handler.ResultAsync().WithinAsync());
                break;
            case "failures":
                await handler.StreamEvents().AllAsync();
                Assert.Single(handler.Failures);
                break;
            default:
                await handler.StreamItems().AllAsync();
                break;
        }

        await handler.DisposeAsync().WithinAsync();

        Assert.Empty(logger.Entries);
    }

    [Fact]
    public async Task CancelledRun_IsNoUnobservedFailure()
    {
        var logger = new RecordingLogger();
        var workflow = new FailsLateWorkflow();
        WorkflowHandler<int> handler = await workflow.RunAsync(new RunOptions { Logger = logger, Grace = TimeSpan.FromDays(1) });
        await workflow.Started.WithinAsync();
        handler.Cancel();
        workflow.MayFail.Open();
        await handler.DisposeAsync().WithinAsync();

        Assert.Empty(logger.Entries);
        Assert.Equal("too late", Assert.Single(handler.Failures).Exception.Message);
    }

    [Fact]
    public async Task FailureAfterTheEnd_IsKeptAndLogged()
    {
        var clock = new VirtualTime();
        var logger = new RecordingLogger();
        var workflow = new FailsLateWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(new RunOptions { Logger = logger, TimeProvider = clock });
        await workflow.Started.WithinAsync();
        handler.Cancel();
        await clock.TimerStartedAsync(RunOptions.Default.Grace).WithinAsync();
        clock.Advance(RunOptions.Default.Grace);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handler.ResultAsync().WithinAsync());

        Task<bool> logged = Task.Run(() => SpinWait.SpinUntil(() => logger.Entries.Count == 2, Guard.Limit));
        workflow.MayFail.Open();

        Assert.True(await logged);
        Assert.Equal(["Fail", "Fail"], handler.Failures.Select(failure => failure.Step));
        Assert.Equal("too late", handler.Failures[1].Exception.Message);
        Assert.Same(handler.Failures[1].Exception, logger.Entries.Last().Exception);
        Assert.IsType<RunCancelled>(Assert.Single(await handler.StreamItems().AllAsync()).Event);
    }

    [Fact]
    public async Task DisposeAsync_NeverThrows()
    {
        foreach (ILogger? logger in new ILogger?[] { null, new ThrowingLogger() })
        {
            var options = new RunOptions { Logger = logger };
            WorkflowHandler<int> failed = await new FailsWorkflow().RunAsync(options);
            await failed.DisposeAsync().WithinAsync();

            var unstoppable = new UnstoppableWorkflow();
            WorkflowHandler<int> cancelled = await unstoppable.RunAsync(options);
            await unstoppable.Started.WithinAsync();
            await cancelled.DisposeAsync().WithinAsync();

            Assert.Equal(2, cancelled.Failures.Count);
            Assert.True(cancelled.ResultAsync().IsCanceled);
        }
    }

    [Fact]
    public async Task FailuresOfARunThatFailedInManyPlacesAtOnce_CanBeReportedByWhatIsLeftOfEach()
    {
        // What a race for the first failure leaves over is finalized too: it must not bring the process down.
        WorkflowHandler<int> handler = await new FailsWorkflow().RunAsync();
        await handler.StreamEvents().AllAsync();
        var run = new Machine<int>(
            new WorkflowDefinition("Flow", [new StepDefinition("Fail")], []),
            ev => ev is StartEvent ? 0 : null,
            (_, _, _) => throw new InvalidOperationException("x"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => run.ExecuteAsync(new StartEvent(), default).WithinAsync());
        Assert.NotNull(run.Ended);

        var left = new GenFlow.Engine.RunFailures(run);
        left.ReportIfUnobserved();
        await handler.DisposeAsync().WithinAsync();
    }

    [Fact]
    public async Task StartEventThatOnlyAJoinTakes_FailsTheRunAtOnce()
    {
        var run = new Machine<int>(
            new WorkflowDefinition("Flow", [new StepDefinition("Join") { CollectSlots = 1 }], [new RouteDefinition(new RouteTarget(0, 0))]),
            ev => ev is Thing ? Machine<int>.FirstOfTheRoutes : null,
            (_, _, _) => StepResult.None);

        UnroutableEventException exception = await Assert.ThrowsAsync<UnroutableEventException>(
            () => run.ExecuteAsync(new Thing(1), default).WithinAsync());

        Assert.Contains("Join", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartEventNobodyAccepts_FailsTheRun_AndDoesNotThrowAtTheCaller()
    {
        var run = new Machine<int>(
            new WorkflowDefinition("Flow", [new StepDefinition("Only")], []), _ => null, (_, _, _) => StepResult.None);

        Task<int> result = run.ExecuteAsync(new Thing(1), default);

        UnroutableEventException exception = await Assert.ThrowsAsync<UnroutableEventException>(() => result.WithinAsync());
        Assert.Equal(("Thing", "Flow"), (exception.EventType, exception.Workflow));
    }

    [Fact]
    public async Task StartEvent_ThatIsNull_IsRefused()
    {
        var run = new Machine<int>(
            new WorkflowDefinition("Flow", [new StepDefinition("Only")], []), _ => null, (_, _, _) => StepResult.None);
        Assert.Throws<ArgumentNullException>("start", () => { _ = run.StartAsync(null!, default); });
        await Assert.ThrowsAsync<ArgumentNullException>("start", () => run.ExecuteAsync(null!, default));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task StepThatReturnsNullInsteadOfATask_FailsByName(bool sequence)
    {
        var run = new Machine<int>(
            new WorkflowDefinition("Flow", [new StepDefinition("Only") { IsFanOut = sequence }], [new RouteDefinition(new RouteTarget(0))]),
            ev => ev is StartEvent ? (sequence ? Machine<int>.FirstOfTheRoutes : 0) : null,
            (_, _, _) => sequence ? StepResult.OfSequence((IEnumerable<Event?>)null!) : StepResult.Of((Task)null!));

        RunFailed? failed = null;
        WorkflowHandler<int> handler = await run.StartAsync(new StartEvent(), default);
        await foreach (StreamItem item in handler.StreamItems())
        {
            failed = (RunFailed)item.Event;
        }

        Assert.Equal("Only", failed?.Step);
        Assert.Contains("returned null", failed?.Error, StringComparison.Ordinal);
    }
}
