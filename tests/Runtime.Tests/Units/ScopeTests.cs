using GenFlow.Engine;

namespace GenFlow.Tests.Units;

public class ScopeTests
{
    private readonly Scope _scope = new(opener: 3, parent: default);

    [Fact]
    public void NewScope_IsHeldOpenByItsProducer() =>
        Assert.Equal((3, 1, false, 0, 0), (_scope.Opener, _scope.Open, _scope.IsClosed, _scope.Branches, _scope.Waiting));

    [Fact]
    public void HeldUpTwice_WaitsForOneTask_UntilLetGo()
    {
        Task room = _scope.HoldUp();
        Assert.Same(room, _scope.HoldUp());
        Assert.True(_scope.IsHeldUp);

        _scope.Release();

        Assert.True(room.IsCompleted);
        Assert.False(_scope.IsHeldUp);
    }

    [Fact]
    public void HeldUp_Continuation_DoesNotRunOnTheStackOfWhoLetsGo()
    {
        int continued = 0;
        int starter = Environment.CurrentManagedThreadId;
        Task continuation = _scope.HoldUp().ContinueWith(
            _ => continued = Environment.CurrentManagedThreadId == starter ? -1 : 1,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

        lock (_scope)
        {
            _scope.Release();
            Assert.NotEqual(-1, continued);
        }

        Assert.NotNull(continuation);
    }

    [Fact]
    public void Collected_IsInTheOrderOfTheJoins()
    {
        _scope.For(join: 5, slots: 1);
        _scope.For(join: 2, slots: 1);
        _scope.Collect(join: 4, slots: 1, slot: 0, index: 0, new Note(1));
        Assert.Same(_scope.For(5, 1), _scope.For(5, 1));

        Assert.Equal([2, 4, 5], _scope.Collected().Select(events => events.Join));
    }

    [Fact]
    public void Collected_OfAScopeThatCollectedNothing_IsEmpty() => Assert.Empty(_scope.Collected());
}

public class CollectedEventsTests
{
    [Fact]
    public void List_OfManyBranchesInAnyOrder_IsInEmissionOrder()
    {
        const int count = 10_000;
        int[] order = [.. Enumerable.Range(0, count)];
        new Random(1).Shuffle(order);
        var events = new CollectedEvents(join: 0, slots: 1);
        foreach (int branch in order)
        {
            events.Add(0, branch, new Note(branch));
        }

        Assert.Equal(Enumerable.Range(0, count), events.List<Note>(0).Select(note => note.Number));
    }

    [Fact]
    public void List_OfSeveralEventsOfOneBranch_KeepsTheirOrderOfArrival()
    {
        var events = new CollectedEvents(join: 0, slots: 1);
        for (int arrival = 0; arrival < 100; arrival++)
        {
            events.Add(0, branch: arrival % 2, new Note(arrival));
        }

        Assert.Equal(
            Enumerable.Range(0, 50).Select(i => 2 * i).Concat(Enumerable.Range(0, 50).Select(i => (2 * i) + 1)),
            events.List<Note>(0).Select(note => note.Number));
    }

    [Fact]
    public void Slots_AreKeptApart()
    {
        var events = new CollectedEvents(join: 0, slots: 3);
        events.Add(0, 0, new Note(1));
        events.Add(2, 0, new Note(2));

        Assert.Equal([new Note(1)], events.List<Note>(0));
        Assert.Empty(events.List<Note>(1));
        Assert.Equal([new Note(2)], events.List<Note>(2));
    }

    [Fact]
    public void List_ReadTwice_IsEqualAndNotTheSameObject()
    {
        var events = new CollectedEvents(join: 0, slots: 1);
        events.Add(0, 1, new Note(1));
        events.Add(0, 0, new Note(0));

        Assert.Equal(events.List<Note>(0), events.List<Note>(0));
        Assert.NotSame(events.List<Note>(0), events.List<Note>(0));
    }
}

public class WaitingQueueTests
{
    private static WaitingEvent Waiting(int number) => new(new Note(number), number, default);

    [Fact]
    public void Take_OfNothing_GivesNothing()
    {
        WaitingQueue queue = default;
        Assert.False(queue.TryTake(out _));
        Assert.Equal(0, queue.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(1_000)]
    public void Events_ComeOutInOrder_AlsoAroundTheRingsEnd(int depth)
    {
        WaitingQueue queue = default;
        int added = 0;
        int taken = 0;
        for (int round = 0; round < 20; round++)
        {
            while (added - taken < depth)
            {
                queue.Add(Waiting(added++));
            }

            Assert.Equal(depth, queue.Count);
            for (int i = 0; i < (depth / 2) + 1; i++)
            {
                Assert.True(queue.TryTake(out WaitingEvent waiting));
                Assert.Equal(taken++, waiting.Step);
            }
        }

        while (queue.TryTake(out WaitingEvent waiting))
        {
            Assert.Equal(taken++, waiting.Step);
        }

        Assert.Equal(added, taken);
    }

    [Fact]
    public void Clear_EmptiesIt()
    {
        WaitingQueue queue = default;
        queue.Add(Waiting(1));
        queue.Clear();
        Assert.False(queue.TryTake(out _));
        Assert.Equal(0, queue.Count);
    }
}
