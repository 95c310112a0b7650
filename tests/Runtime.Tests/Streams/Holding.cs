using System.Runtime.CompilerServices;
using GenFlow.CompilerServices;
using GenFlow.Stream;
using GenFlow.Tests.Streams.Held;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Streams;

[Workflow]
public partial class CarefulWorkflow
{
    private int _written;

    /// <summary>How many are written, or about to be.</summary>
    public int Written => Volatile.Read(ref _written);

    [Step, Publishes<Line>]
    public async Task<StopEvent<int>> Write(Context ctx, StartEvent<int> count)
    {
        for (int i = 1; i <= count.Input; i++)
        {
            await ctx.StreamCapacityAsync();
            Volatile.Write(ref _written, i);
            ctx.WriteEventToStream(new Line(i));
        }

        return new(count.Input);
    }
}

public class HoldingTests
{
    private static readonly WorkflowDefinition s_definition = new("Flow", [new StepDefinition("Writer")], []);

    private static RunOptions Lag(int lag) => new() { StreamLag = lag };

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(1_024)]
    public async Task ST13_FastProducer_NeverRunsFurtherAheadOfTheSlowestConsumerThanTheLagAndOne(int lag)
    {
        const int count = 5_000;
        await using HeldRun run = await HeldRun.StartAsync(Lag(lag));
        await using IAsyncEnumerator<StreamEvent> slow = run.Handler.StreamEvents().GetAsyncEnumerator();
        Task<List<StreamEvent>> fast = run.Handler.StreamEvents().AllAsync();
        int written = 0;
        Task producing = Task.Run(async () =>
        {
            for (int i = 1; i <= count; i++)
            {
                await run.Context.StreamCapacityAsync();
                Volatile.Write(ref written, i);
                run.Write(i);
            }
        });

        for (int i = 1; i <= count; i++)
        {
            Assert.True(await slow.MoveNextAsync().WithinAsync());
            Assert.Equal(new Line(i), slow.Current);

            // What was taken before this one, the lag, and the one that the producer was let go on for.
            Assert.InRange(Volatile.Read(ref written), i, i + lag + 1);
        }

        await producing.WithinAsync();
        await run.EndAsync();
        Assert.Equal(count, (await fast).Count);
    }

    [Fact]
    public async Task ST13_ConsumerThatHasBegunAndReadsNothing_HoldsTheProducer()
    {
        var workflow = new CarefulWorkflow();
        await using HeldRun run = await HeldRun.StartAsync(Lag(3));
        await using IAsyncEnumerator<StreamEvent> reader = run.Handler.StreamEvents().GetAsyncEnumerator();
        run.Write(1, 3);
        Assert.True(run.Context.StreamCapacityAsync().IsCompletedSuccessfully);
        run.Write(4);

        ValueTask waiting = run.Context.StreamCapacityAsync();
        Assert.False(waiting.IsCompleted);
        Assert.True(await reader.MoveNextAsync().WithinAsync());
        await waiting.WithinAsync();
    }

    [Fact]
    public async Task WithoutAConsumer_TheProducerIsNeverHeld()
    {
        Assert.Equal(10_000, await new CarefulWorkflow().ExecuteAsync(10_000, Lag(1)).WithinAsync());
        await using HeldRun run = await HeldRun.StartAsync(Lag(1));
        IAsyncEnumerable<StreamEvent> notBegun = run.Handler.StreamEvents();
        run.Write(1, 100);
        Assert.True(run.Context.StreamCapacityAsync().IsCompletedSuccessfully);
        GC.KeepAlive(notBegun);
    }

    [Fact]
    public async Task ConsumerThatIsDisposed_OrCancelled_OrThrows_ReleasesTheProducers()
    {
        await using HeldRun run = await HeldRun.StartAsync(Lag(1));
        using var source = new CancellationTokenSource();
        run.Write(1, 10);
        IAsyncEnumerator<StreamEvent> disposed = run.Handler.StreamEvents().GetAsyncEnumerator();
        IAsyncEnumerator<StreamEvent> cancelled = run.Handler.StreamEvents().GetAsyncEnumerator(source.Token);
        IAsyncEnumerator<StreamItem> throwing = run.Handler.StreamItems(filter: _ => throw new InvalidOperationException()).GetAsyncEnumerator();
        Task[] waiting = [.. Enumerable.Range(0, 3).Select(_ => run.Context.StreamCapacityAsync().AsTask())];

        await disposed.DisposeAsync();
        Assert.DoesNotContain(waiting, task => task.IsCompleted);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await cancelled.MoveNextAsync());
        Assert.DoesNotContain(waiting, task => task.IsCompleted);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await throwing.MoveNextAsync());

        await Task.WhenAll(waiting).WithinAsync();
        Assert.True(run.Context.StreamCapacityAsync().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task ConsumerThatIsForgotten_HoldsNoProducer_OnceItIsCollected()
    {
        await using HeldRun run = await HeldRun.StartAsync(Lag(1));
        using var longLived = new CancellationTokenSource();
        Forget(run, longLived.Token);
        run.Write(2, 10);
        Task waiting = run.Context.StreamCapacityAsync().AsTask();
        for (int i = 0; i < 1_000 && !waiting.IsCompleted; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        await waiting.WithinAsync();

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Forget(HeldRun run, CancellationToken token)
        {
            run.Write(1);
            IAsyncEnumerator<StreamEvent> reader = run.Handler.StreamEvents().GetAsyncEnumerator(token);
            Assert.True(reader.MoveNextAsync().GetAwaiter().GetResult());
        }
    }

    [Fact]
    public async Task WaitingProducer_IsCancelledWithItsStep()
    {
        await using HeldRun run = await HeldRun.StartAsync(Lag(1));
        await using IAsyncEnumerator<StreamEvent> reader = run.Handler.StreamEvents().GetAsyncEnumerator();
        run.Write(1, 2);
        Task waiting = run.Context.StreamCapacityAsync().AsTask();
        Assert.False(waiting.IsCompleted);

        run.Handler.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WithinAsync());
    }

    [Fact]
    public async Task EndOfTheStream_ReleasesWhoStillWaits_AndNobodyWaitsAfterIt()
    {
        var log = new StreamLog(s_definition, TimeProvider.System);
        await using IAsyncEnumerator<Entry> reader = new EventView<Entry>(log, 0).GetAsyncEnumerator();
        log.TryAppend(new Entry(1), 0);
        log.TryAppend(new Entry(2), 0);
        Task waiting = log.WaitForCapacityAsync(1, CancellationToken.None).AsTask();
        Assert.False(waiting.IsCompleted);

        log.Complete(new RunCancelled());

        await waiting.WithinAsync();
        Assert.True(log.WaitForCapacityAsync(1, CancellationToken.None).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Producer_NeverGoesOnOnTheStackOfAConsumer()
    {
        await using HeldRun run = await HeldRun.StartAsync(Lag(1));
        await using IAsyncEnumerator<StreamEvent> reader = run.Handler.StreamEvents().GetAsyncEnumerator();
        run.Write(1, 2);
        string stack = "";
        Task producer = ProduceAsync();

        Assert.True(await reader.MoveNextAsync());
        await producer.WithinAsync();

        Assert.DoesNotContain("MoveNextAsync", stack, StringComparison.Ordinal);

        async Task ProduceAsync()
        {
            await run.Context.StreamCapacityAsync().ConfigureAwait(false);
            stack = Environment.StackTrace;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void LagBelowOne_IsRefused(int lag) => Assert.Throws<ArgumentOutOfRangeException>("StreamLag", () => Lag(lag));

    [Fact]
    public void Lag_Is1024WhereNothingIsSaid() => Assert.Equal(1_024, RunOptions.Default.StreamLag);
}
