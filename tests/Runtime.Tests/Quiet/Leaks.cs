using System.Runtime.CompilerServices;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Quiet.Leaks;

[StreamEvent]
public partial record Shown(int Number);

[Workflow]
public partial class QuietWorkflow
{
    internal readonly Latch Wrote = new();
    internal readonly Latch MayEnd = new();

    [Step, Publishes<Shown>]
    public async Task<StopEvent<int>> Only(Context ctx, StartEvent start)
    {
        ctx.WriteEventToStream(new Shown(1));
        Wrote.Open();
        await MayEnd;
        return new(1);
    }
}

[Workflow]
public partial class FailingWorkflow
{
    [Step]
    public async Task<StopEvent<int>> Only(StartEvent start)
    {
        await Task.Yield();
        throw new InvalidOperationException("unseen");
    }
}

[Workflow]
public partial class QuickWorkflow
{
    [Step]
    public StopEvent<int> Only(StartEvent start) => new(1);
}

[Collection(QuietProcess.Name)]
public class LeakTests
{
    private const int Subscriptions = 100_000;
    private const long Megabyte = 1 << 20;

    [Theory]
    [InlineData("never moved")]
    [InlineData("left after one")]
    [InlineData("cancelled while waiting")]
    public async Task ST12_SubscriptionsDisposedEarly_LeaveNothing(string how)
    {
        var workflow = new QuietWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync();
        await workflow.Wrote.WithinAsync();
        using var watching = new CancellationTokenSource();
        await SubscribeAsync(handler, how, 1_000, watching.Token);
        long before = GC.GetTotalMemory(forceFullCollection: true);

        await SubscribeAsync(handler, how, Subscriptions, watching.Token);

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, Megabyte);
        workflow.MayEnd.Open();
        Assert.Equal(1, await handler.ResultAsync().WithinAsync());
    }

    [Fact]
    public async Task RunsThatHaveEnded_LeaveNothingOnALongLivedToken()
    {
        using var source = new CancellationTokenSource();
        var workflow = new QuickWorkflow();
        await RunAsync(workflow, 1_000, source.Token);
        long before = GC.GetTotalMemory(forceFullCollection: true);

        await RunAsync(workflow, 50_000, source.Token);

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, Megabyte);
    }

    [Fact]
    public async Task FailureAwaitedThroughExecuteAsync_IsNeverLoggedAsUnobserved()
    {
        var logger = new RecordingLogger();
        await FailAsync(logger);
        CollectAll();
        Assert.Empty(logger.Entries);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static async Task FailAsync(RecordingLogger logger) =>
            await Assert.ThrowsAsync<InvalidOperationException>(
                () => new FailingWorkflow().ExecuteAsync(new RunOptions { Logger = logger }).WithinAsync());
    }

    [Fact]
    public async Task FailureOfAHandlerThatIsForgotten_IsLoggedOnce_WhenItIsCollected()
    {
        var logger = new RecordingLogger();
        await ForgetAsync(logger);
        for (int i = 0; i < 50 && logger.Entries.IsEmpty; i++)
        {
            CollectAll();
        }

        CollectAll();
        Assert.Equal("unseen", Assert.Single(logger.Entries).Exception?.Message);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static async Task ForgetAsync(RecordingLogger logger)
        {
            WorkflowHandler<int> handler = await new FailingWorkflow().RunAsync(new RunOptions { Logger = logger });
            await handler.StreamEvents().AllAsync();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task SubscribeAsync(WorkflowHandler<int> handler, string how, int count, CancellationToken longLived)
    {
        for (int i = 0; i < count; i++)
        {
            switch (how)
            {
                case "never moved":
                    await using (handler.StreamItems().GetAsyncEnumerator(longLived))
                    {
                    }

                    break;
                case "left after one":
                    await foreach (StreamEvent ev in handler.StreamEvents().WithCancellation(longLived))
                    {
                        break;
                    }

                    break;
                default:
                    using (var source = CancellationTokenSource.CreateLinkedTokenSource(longLived))
                    {
                        await using IAsyncEnumerator<StreamItem> reader = handler.StreamItems(StreamPosition.Live).GetAsyncEnumerator(source.Token);
                        ValueTask<bool> next = reader.MoveNextAsync();
                        source.Cancel();
                        try
                        {
                            await next;
                            Assert.Fail("There is nothing to read.");
                        }
                        catch (OperationCanceledException)
                        {
                        }
                    }

                    break;
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task RunAsync(QuickWorkflow workflow, int count, CancellationToken token)
    {
        for (int i = 0; i < count; i++)
        {
            await workflow.ExecuteAsync(cancellationToken: token);
        }
    }

    private static void CollectAll()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
