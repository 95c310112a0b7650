using GenFlow.Testing;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Streams.Consuming;

public class ConsumingTests
{
    [Fact]
    public async Task ST01_ThreeProgressEvents_InOrder_ThenTheEnd_AndTheResultIntact()
    {
        var workflow = new ReportingWorkflow();
        await using WorkflowHandler<string> handler = await workflow.RunAsync("bees");
        var lines = new List<string>();

        await foreach (StreamEvent ev in handler.StreamEvents())
        {
            lines.Add($"[{ev.EventType}] {((Progress)ev).Step} {((Progress)ev).Message}");
        }

        Assert.Equal(["[Progress] 1 start bees", "[Progress] 2 middle", "[Progress] 3 end"], lines);
        Assert.Equal("done", await handler.ResultAsync().WithinAsync());
    }

    [Fact]
    public async Task ST01_TextOfAnEvent_ShowsTheUsersMembersOnly()
    {
        await using WorkflowHandler<string> handler = await new ReportingWorkflow().RunAsync("bees");
        Assert.Equal("Progress { Step = 1, Message = start bees }", (await handler.StreamEvents().AllAsync())[0].ToString());
    }

    [Fact]
    public async Task ST02_TenThousandEvents_ForALateAndSlowConsumer_AreAllThereInOrder()
    {
        await using WorkflowHandler<int> handler = await new ManyEventsWorkflow().RunAsync(10_000);
        await handler.ResultAsync().WithinAsync();
        int expected = 0;

        await foreach (StreamEvent ev in handler.StreamEvents())
        {
            Assert.Equal(expected, ev is Progress progress ? progress.Step : ((Other)ev).Number);
            if (++expected % 100 == 0)
            {
                await Task.Yield();
            }
        }

        Assert.Equal(10_000, expected);
    }

    [Fact]
    public async Task ST02_ConsumerThatKeepsUp_SeesEachEventAsItIsWritten()
    {
        var workflow = new TurnsWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(2_000);
        await using IAsyncEnumerator<StreamEvent> reader = handler.StreamEvents().GetAsyncEnumerator();

        for (int i = 1; i <= 2_000; i++)
        {
            ValueTask<bool> next = reader.MoveNextAsync();
            Assert.False(next.IsCompleted);
            workflow.Turns.Release();
            Assert.True(await next.WithinAsync());
            Assert.Equal(new Other(i), reader.Current);
        }

        ValueTask<bool> end = reader.MoveNextAsync();
        workflow.Turns.Release();
        Assert.False(await end.WithinAsync());
        Assert.False(await reader.MoveNextAsync());
    }

    [Fact]
    public async Task ST03_TwoConsumers_GetEverything_AndAThirdReplaysAfterTheEnd()
    {
        await using WorkflowHandler<int> handler = await new ManyEventsWorkflow().RunAsync(3_000);
        Task<List<StreamEvent>> first = handler.StreamEvents().AllAsync();
        Task<List<StreamEvent>> second = handler.StreamEvents().AllAsync();
        await handler.ResultAsync().WithinAsync();
        List<StreamEvent> third = await handler.StreamEvents().AllAsync();

        Assert.Equal(3_000, third.Count);
        Assert.True(third.SequenceEqual(await first));
        Assert.True(third.SequenceEqual(await second));
    }

    [Fact]
    public async Task ST03_BreakingOutAndComingBack_BeginsAnew_AndTheRunGoesOn()
    {
        var workflow = new TurnsWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(3);
        await workflow.TurnAsync();
        await workflow.TurnAsync();
        IAsyncEnumerable<Other> events = handler.StreamEvents<Other>();
        for (int i = 0; i < 3; i++)
        {
            await foreach (Other other in events)
            {
                Assert.Equal(1, other.Number);
                break;
            }
        }

        await workflow.TurnAsync();
        workflow.Turns.Release();

        Assert.Equal([1, 2, 3], (await events.AllAsync()).Select(other => other.Number));
        Assert.Equal(3, await handler.ResultAsync().WithinAsync());
    }

    [Fact]
    public async Task ST04_StreamAndResult_InAnyOrder_AnyNumberOfTimes()
    {
        foreach (bool streamFirst in new[] { true, false })
        {
            await using WorkflowHandler<string> handler = await new ReportingWorkflow().RunAsync("x");
            for (int i = 0; i < 3; i++)
            {
                if (streamFirst)
                {
                    Assert.Equal(3, (await handler.StreamEvents().AllAsync()).Count);
                }

                Assert.Equal("done", await handler.ResultAsync().WithinAsync());
                Assert.Equal(3, (await handler.StreamEvents().AllAsync()).Count);
            }
        }
    }

    [Fact]
    public async Task ST04_StreamAndResult_AreThereAfterDisposal()
    {
        WorkflowHandler<string> handler = await new ReportingWorkflow().RunAsync("x");
        await handler.ResultAsync().WithinAsync();
        await handler.DisposeAsync().WithinAsync();

        Assert.Equal(3, (await handler.StreamEvents().AllAsync()).Count);
        Assert.Equal("done", await handler.ResultAsync().WithinAsync());
    }

    [Fact]
    public async Task ST04_WhoHasTheResult_FindsTheStreamComplete()
    {
        for (int i = 0; i < 500; i++)
        {
            await using WorkflowHandler<string> handler = await new ReportingWorkflow().RunAsync("x");
            await handler.ResultAsync().WithinAsync();
            await using IAsyncEnumerator<StreamItem> reader = handler.StreamItems().GetAsyncEnumerator();
            for (int item = 0; item < 4; item++)
            {
                ValueTask<bool> next = reader.MoveNextAsync();
                Assert.True(next.IsCompletedSuccessfully);
                Assert.True(await next);
            }

            Assert.IsType<RunCompleted>(reader.Current.Event);
        }
    }

    [Fact]
    public async Task ST05_StreamEventThatNoStepAccepts_IsNoError()
    {
        await using WorkflowHandler<int> handler = await new ManyEventsWorkflow().RunAsync(10);
        Assert.Equal(10, await handler.ResultAsync().WithinAsync());
        Assert.Empty(handler.Failures);
    }

    [Theory]
    [InlineData("complete", typeof(RunCompleted))]
    [InlineData("fail", typeof(RunFailed))]
    [InlineData("cancel", typeof(RunCancelled))]
    [InlineData("time out", typeof(RunTimedOut))]
    public async Task ST06_HoweverTheRunEnds_TheStreamEndsAfterEachBufferedEvent_WithThatTerminal(string how, Type terminal)
    {
        var clock = new VirtualTime();
        var workflow = new EndingWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(
            how, new RunOptions { TimeProvider = clock, Timeout = TimeSpan.FromHours(1) });
        Task<List<StreamItem>> early = handler.StreamItems().AllAsync();
        await workflow.Wrote.WithinAsync();
        if (how == "cancel")
        {
            handler.Cancel();
        }
        else if (how == "time out")
        {
            clock.Advance(TimeSpan.FromHours(1));
        }

        foreach (List<StreamItem> items in new[] { await early, await handler.StreamItems().AllAsync() })
        {
            Assert.Equal(101, items.Count);
            Assert.Equal(Enumerable.Range(0, 100), items.Take(100).Select(item => ((Other)item.Event).Number));
            Assert.Equal(terminal, items[^1].Event.GetType());
            Assert.Equal((101, null, 0, ""), (items[^1].Sequence, items[^1].Step, items[^1].Attempt, items[^1].Path));
        }

        Assert.Equal(100, (await handler.StreamEvents().AllAsync()).Count);
    }

    [Fact]
    public async Task ST07_Numbers_AreDenseFromOne_AcrossParallelWritersAndTheTerminal()
    {
        await using WorkflowHandler<int> handler = await new WritersWorkflow().RunAsync(8);
        List<StreamItem> items = await handler.StreamItems().AllAsync();

        Assert.Equal(4_001, items.Count);
        Assert.True(items.Select(item => item.Sequence).SequenceEqual(Enumerable.Range(1, 4_001).Select(i => (long)i)));
        Assert.All(items.Take(4_000), item => Assert.Equal("Write", item.Step));
        foreach (IGrouping<string, Progress> writer in items.Select(item => item.Event).OfType<Progress>().GroupBy(progress => progress.Message))
        {
            Assert.True(writer.Select(progress => progress.Step).SequenceEqual(Enumerable.Range(0, 500)), $"writer {writer.Key} in order");
        }
    }

    [Fact]
    public async Task ST07_FilteredReader_SeesRisingNumbers()
    {
        await using WorkflowHandler<int> handler = await new ManyEventsWorkflow().RunAsync(20);
        List<StreamItem> items = await handler.StreamItems(filter: item => item.Event is Other).AllAsync();

        Assert.Equal(Enumerable.Range(1, 10).Select(i => 2L * i), items.Select(item => item.Sequence));
        Assert.Equal(10, (await handler.StreamEvents<Other>().AllAsync()).Count);
        Assert.Equal(10, (await handler.StreamEvents<Progress>().AllAsync()).Count);
    }

    [Theory]
    [InlineData(1, 21)]
    [InlineData(5, 17)]
    [InlineData(21, 1)]
    [InlineData(22, 0)]
    public async Task ST07_FromANumber_GivesItAndLaterOnes(long from, int count)
    {
        await using WorkflowHandler<int> handler = await new ManyEventsWorkflow().RunAsync(20);
        List<StreamItem> early = await handler.StreamItems(from).AllAsync();
        List<StreamItem> late = await handler.StreamItems(StreamPosition.At(from)).AllAsync();

        Assert.Equal(Enumerable.Range(0, count).Select(i => from + i), early.Select(item => item.Sequence));
        Assert.Equal(early, late);
    }

    [Fact]
    public async Task ST07_LiveOnly_GivesWhatComesAfterTheCall()
    {
        var workflow = new TurnsWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(3);
        await workflow.TurnAsync();
        await workflow.TurnAsync();
        IAsyncEnumerable<StreamItem> live = handler.StreamItems(StreamPosition.Live);
        await workflow.TurnAsync();
        workflow.Turns.Release();

        Assert.Equal([3L, 4L], (await live.AllAsync()).Select(item => item.Sequence));
        Assert.Empty(await handler.StreamItems(StreamPosition.Live).AllAsync());
    }

    [Fact]
    public void ST07_NumberBelowOne_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StreamPosition.At(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => { StreamPosition position = -1; });
    }

    [Fact]
    public async Task ST09_StreamsOfTwoRunsAtOnce_DoNotMix()
    {
        var workflow = new ReportingWorkflow();
        await using WorkflowHandler<string> first = await workflow.RunAsync("one");
        await using WorkflowHandler<string> second = await workflow.RunAsync("two");
        Task<List<Progress>> ones = first.StreamEvents<Progress>().AllAsync();
        Task<List<Progress>> twos = second.StreamEvents<Progress>().AllAsync();

        Assert.Equal(["start one", "middle", "end"], (await ones).Select(progress => progress.Message));
        Assert.Equal(["start two", "middle", "end"], (await twos).Select(progress => progress.Message));
    }

    [Fact]
    public async Task ReadersOwnToken_EndsItsReading_AndLeavesTheRunAlone()
    {
        var workflow = new TurnsWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(2);
        using var source = new CancellationTokenSource();
        await using IAsyncEnumerator<StreamEvent> reader = handler.StreamEvents().GetAsyncEnumerator(source.Token);
        Task<List<StreamEvent>> other = handler.StreamEvents().AllAsync();
        ValueTask<bool> waiting = reader.MoveNextAsync();
        Assert.False(waiting.IsCompleted);

        await source.CancelAsync().WithinAsync();

        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WithinAsync());
        Assert.Equal(source.Token, cancelled.CancellationToken);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader.MoveNextAsync().WithinAsync());
        await workflow.TurnAsync();
        await workflow.TurnAsync();
        workflow.Turns.Release();
        Assert.Equal(2, await handler.ResultAsync().WithinAsync());
        Assert.Equal(2, (await other).Count);
        Assert.Empty(handler.Failures);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FilterThatThrows_ReachesItsReaderOnly(bool late)
    {
        var workflow = new TurnsWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(2);
        var thrown = new InvalidOperationException("in the filter");
        IAsyncEnumerable<StreamItem> throwing = handler.StreamItems(filter: item => item.Sequence == 2 ? throw thrown : true);
        if (late)
        {
            await workflow.TurnAsync();
            await workflow.TurnAsync();
        }

        Task<List<StreamItem>> bad = throwing.AllAsync();
        Task<List<StreamItem>> good = handler.StreamItems().AllAsync();
        if (!late)
        {
            await workflow.TurnAsync();
            await workflow.TurnAsync();
        }

        workflow.Turns.Release();

        Assert.Same(thrown, await Assert.ThrowsAsync<InvalidOperationException>(() => bad));
        Assert.Equal(3, (await good).Count);
        Assert.Equal(2, await handler.ResultAsync().WithinAsync());
        Assert.Empty(handler.Failures);
    }

    [Fact]
    public async Task Timestamps_AreTheClocksWhenTheEventWasWritten()
    {
        var clock = new VirtualTime();
        var workflow = new TurnsWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(2, new RunOptions { TimeProvider = clock });
        DateTimeOffset start = clock.GetUtcNow();
        await workflow.TurnAsync();
        clock.Advance(TimeSpan.FromMilliseconds(1_500));
        await workflow.TurnAsync();
        clock.JumpWallClock(TimeSpan.FromDays(1));
        workflow.Turns.Release();

        Assert.Equal(
            [start, start.AddMilliseconds(1_500), start.AddMilliseconds(1_500)],
            (await handler.StreamItems().AllAsync()).Select(item => item.Timestamp));
    }
}
