using GenFlow.Tests.Support;

namespace GenFlow.Tests.Semantics.Races;

[Event]
public partial record Hop(int Number);

[Workflow]
public partial class ShortChainsWorkflow
{
    [Step]
    public IEnumerable<Hop> Split(StartEvent<int> chains) => Enumerable.Range(0, chains.Input).Select(i => new Hop(i));

    [Step]
    public Hop? Next(Hop hop) => hop.Number < 20 ? new(hop.Number + 1) : null;
}

[Workflow]
public partial class EndlessWorkflow
{
    internal readonly Countdown Going = new(40);

    [Step]
    public IEnumerable<Hop> Begin(StartEvent start) => [new(0), new(0), new(0), new(0)];

    [Step]
    public Hop Next(Hop hop)
    {
        if (hop.Number < 10)
        {
            Going.Signal();
        }

        return new(hop.Number + 1);
    }
}

[Workflow]
public partial class TwinFailuresWorkflow
{
    [Step]
    public IEnumerable<Hop> Split(StartEvent start) => [new(0), new(1)];

    [Step]
    public void Fail(Hop hop) => throw new InvalidOperationException("twin");
}

[Workflow]
public partial class OneStepWorkflow
{
    [Step]
    public StopEvent<int> Only(StartEvent start) => new(1);
}

/// <summary>What may happen at the same moment; each test tries it many times, since no test can order it.</summary>
public class RaceTests
{
    /// <summary>Timers whose callback was already on its way when they were disposed.</summary>
    private sealed class LateTimers : TimeProvider
    {
        private readonly List<Action> _callbacks = [];

        public void FireAll() => _callbacks.ForEach(callback => callback());

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _callbacks.Add(() => callback(state));
            return new Timer();
        }

        private sealed class Timer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => default;
        }
    }

    [Fact]
    public async Task CancellationOfABusyRun_IsNotAlsoAStall()
    {
        var options = new RunOptions { MaxSteps = int.MaxValue };
        for (int i = 0; i < 3_000; i++)
        {
            var workflow = new EndlessWorkflow();
            await using WorkflowHandler<StopEventBase> handler = await workflow.RunAsync(options);
            await workflow.Going.Done.WithinAsync();

            handler.Cancel();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handler.ResultAsync().WithinAsync());
            Assert.Empty(handler.Failures);
        }
    }

    [Fact]
    public async Task CancellationRacingWithAStall_GivesOneOfTheTwo()
    {
        for (int i = 0; i < 2_000; i++)
        {
            await using WorkflowHandler<StopEventBase> handler = await new ShortChainsWorkflow().RunAsync(3);
            handler.Cancel();
            Task result = handler.ResultAsync();
            await Task.WhenAny(result).WithinAsync();

            Assert.True(result.IsCanceled || result.Exception?.InnerException is WorkflowStalledException, $"{result.Status}: {result.Exception}");
            Assert.InRange(handler.Failures.Count, 0, 1);
        }
    }

    [Fact]
    public async Task TwoFailuresAtOnce_AreBothKept_OnceEach()
    {
        for (int i = 0; i < 2_000; i++)
        {
            await using WorkflowHandler<StopEventBase> handler = await new TwinFailuresWorkflow().RunAsync();
            InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => handler.ResultAsync().WithinAsync());

            // The second may have been dropped before it started.
            Assert.InRange(handler.Failures.Count, 1, 2);
            Assert.Contains(handler.Failures, failure => ReferenceEquals(failure.Exception, thrown));
        }
    }

    [Fact]
    public async Task ReaderThatComesAsTheRunEnds_SeesItsEnd()
    {
        var workflow = new OneStepWorkflow();
        for (int i = 0; i < 5_000; i++)
        {
            WorkflowHandler<int> handler = await workflow.RunAsync();
            Assert.IsType<RunCompleted>((await handler.StreamItems().AllAsync()).Single().Event);
            Assert.Equal(1, await handler.ResultAsync().WithinAsync());
        }
    }

    [Fact]
    public async Task TimerCallbackThatComesAfterTheEnd_ChangesNothing()
    {
        var clock = new LateTimers();
        var logger = new RecordingLogger();
        await using WorkflowHandler<int> handler = await new OneStepWorkflow().RunAsync(
            new RunOptions { TimeProvider = clock, Timeout = TimeSpan.FromSeconds(1), Logger = logger });
        Assert.Equal(1, await handler.ResultAsync().WithinAsync());

        clock.FireAll();

        Assert.Equal(1, await handler.ResultAsync().WithinAsync());
        Assert.Empty(handler.Failures);
        Assert.Empty(logger.Entries);
    }
}
