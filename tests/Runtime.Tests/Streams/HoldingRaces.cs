using GenFlow.CompilerServices;
using GenFlow.Stream;
using GenFlow.Tests.Streams.Held;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Streams;

public class HoldingRaceTests
{
    private static readonly WorkflowDefinition s_definition = new("Flow", [new StepDefinition("Writer")], []);

    private static RunOptions Lag(int lag) => new() { StreamLag = lag };

    [Fact]
    public async Task ConsumerThatComesJustNearEnough_AndMovesNoMore_ReleasesTheProducer()
    {
        for (int i = 0; i < 20_000; i++)
        {
            var log = new StreamLog(s_definition, TimeProvider.System);
            IAsyncEnumerator<Entry> reader = new EventView<Entry>(log, 0).GetAsyncEnumerator();
            log.TryAppend(new Entry(1), 0);
            log.TryAppend(new Entry(2), 0);
            using var both = new Barrier(2);
            Task taking = Task.Run(() =>
            {
                both.SignalAndWait();
                Assert.True(reader.MoveNextAsync().IsCompletedSuccessfully);
            });
            Task waiting = Task.Run(async () =>
            {
                both.SignalAndWait();
                await log.WaitForCapacityAsync(1, CancellationToken.None);
            });
            await taking.WithinAsync();
            await waiting.WithinAsync();
            GC.KeepAlive(reader);
        }
    }

    [Fact]
    public async Task SeveralProducers_AndConsumersThatComeAndGo_NeverStandStill()
    {
        const int producers = 4;
        const int each = 2_000;
        for (int round = 0; round < 5; round++)
        {
            await using HeldRun run = await HeldRun.StartAsync(Lag(1 + (round * 8)));
            Task<List<StreamEvent>> whole = run.Handler.StreamEvents().AllAsync();
            Task[] producing = [.. Enumerable.Range(0, producers).Select(_ => Task.Run(async () =>
            {
                for (int i = 0; i < each; i++)
                {
                    await run.Context.StreamCapacityAsync();
                    run.Write(i);
                }
            }))];
            Task[] visiting = [.. Enumerable.Range(0, 3).Select(visitor => Task.Run(async () =>
            {
                int seen = 0;
                for (int visit = 0; visit < 50; visit++)
                {
                    await foreach (StreamItem item in run.Handler.StreamItems(visitor == 0 ? StreamPosition.Start : StreamPosition.Live))
                    {
                        if (++seen % 20 == 0)
                        {
                            break;
                        }
                    }
                }
            }))];

            await Task.WhenAll(producing).WithinAsync();
            await run.EndAsync();
            await Task.WhenAll(visiting).WithinAsync();
            Assert.Equal(producers * each, (await whole).Count);
        }
    }
}
