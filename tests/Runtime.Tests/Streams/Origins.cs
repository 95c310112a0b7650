using GenFlow.CompilerServices;
using GenFlow.Stream;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Streams;

public class OriginTests
{
    private static readonly WorkflowDefinition s_definition = new("Flow", [new StepDefinition("First"), new StepDefinition("Second")], []);

    private readonly StreamLog _log = new(s_definition, TimeProvider.System);

    private Task<List<StreamItem>> ItemsAsync() => new ItemView(_log, 0, null, null).AllAsync();

    [Fact]
    public async Task Items_ShowStepAttemptAndPathOfWhoWroteThem()
    {
        var again = new StreamOrigin("", "Second", 2);
        var child = new StreamOrigin("Second/Child", "Inner", 1);
        Assert.True(_log.TryAppend(new Entry(1), 0));
        Assert.True(_log.TryAppend(new Entry(2), again));
        Assert.True(_log.TryAppend(new Entry(3), child));
        Assert.True(_log.TryAppend(new Entry(4), StreamLog.NoStep));
        Assert.True(_log.TryAppend(new Entry(5), again));
        Assert.True(_log.TryAppend(new Entry(6), 1));
        Assert.True(_log.TryAppend(new Entry(7), new StreamOrigin("Second/Child", null, 0)));
        _log.Complete(new RunCancelled());

        Assert.Equal(
            [
                ("First", 1, ""), ("Second", 2, ""), ("Inner", 1, "Second/Child"), (null, 0, ""), ("Second", 2, ""), ("Second", 1, ""),
                (null, 0, "Second/Child"), (null, 0, ""),
            ],
            (await ItemsAsync()).Select(item => (item.Step, item.Attempt, item.Path)));
    }

    [Fact]
    public async Task ST07_ManyOriginsInTurns_AcrossSegments_AreToldApart()
    {
        StreamOrigin[] origins = [.. Enumerable.Range(0, 700).Select(i => new StreamOrigin($"Child{i}", "Step", i + 1))];
        for (int i = 0; i < 5_000; i++)
        {
            Assert.Equal(i + 1, _log.Append(new Entry(i), origins[i * 7919 % origins.Length]));
        }

        _log.Complete(new RunCancelled());
        List<StreamItem> items = await ItemsAsync();

        Assert.Equal(5_001, items.Count);
        for (int i = 0; i < 5_000; i++)
        {
            StreamOrigin origin = origins[i * 7919 % origins.Length];
            Assert.Equal((i + 1, origin.Path, origin.Attempt), (items[i].Sequence, items[i].Path, items[i].Attempt));
        }
    }

    [Fact]
    public async Task ReaderBesideAWriterOfManyOrigins_SeesTheRightOnes()
    {
        const int count = 100_000;
        Task<int> reading = Task.Run(async () =>
        {
            int wrong = 0;
            await foreach (StreamItem item in new ItemView(_log, 0, null, null))
            {
                wrong += item.Event is Entry entry && entry.Number != item.Attempt ? 1 : 0;
            }

            return wrong;
        });
        for (int i = 1; i <= count; i++)
        {
            _log.TryAppend(new Entry(i), new StreamOrigin("Child", "Step", i));
        }

        _log.Complete(new RunCancelled());
        Assert.Equal(0, await reading.WithinAsync());
    }

    [Fact]
    public void Append_GivesTheItemsNumber_AndZeroAfterTheEnd()
    {
        Assert.Equal(1, _log.Append(new Entry(1), 0));
        Assert.Equal(2, _log.Append(new Entry(2), new StreamOrigin("", "First", 2)));
        _log.Complete(new RunCancelled());
        Assert.Equal(0, _log.Append(new Entry(3), 0));
        Assert.Equal(0, _log.Append(new Entry(3), new StreamOrigin("", "First", 2)));
        Assert.False(_log.TryAppend(new Entry(3), new StreamOrigin("", "First", 2)));
    }

    [Fact]
    public async Task RunEndedWithAnOrigin_IsNoEnd()
    {
        Assert.True(_log.TryAppend(new RunCancelled(), new StreamOrigin("Child", null, 0)));
        Assert.True(_log.TryAppend(new Entry(1), 0));
        _log.Complete(new RunCancelled());
        Assert.Equal(3, (await ItemsAsync()).Count);
    }
}
