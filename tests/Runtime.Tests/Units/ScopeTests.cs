using GenFlow.Engine;

namespace GenFlow.Tests.Units;

public class ScopeTests
{
    private readonly Scope _scope = new(opener: 3, parent: default, joins: []);

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
    public void Gathered_IsInTheOrderOfTheJoins_WhateverCameFirst()
    {
        foreach (int join in (int[])[5, 2, 9, 4])
        {
            _scope.Collected(join, slots: 1);
        }

        JoinedEvents joined = _scope.Joined(join: 3, slots: 2);
        Assert.Same(_scope.Collected(5, 1), _scope.Collected(5, 1));
        Assert.Same(joined, _scope.Joined(3, 2));

        Assert.Equal([2, 3, 4, 5, 9], Taken());
        Assert.Null(_scope.First);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public void Removed_IsGathered_AnewAtTheNextUse(int join)
    {
        CollectedEvents[] collected = [_scope.Collected(2, 1), _scope.Collected(4, 1), _scope.Collected(5, 1)];
        CollectedEvents removed = collected.Single(events => events.Join == join);

        _scope.Remove(removed);

        Assert.Null(removed.Next);
        Assert.NotSame(removed, _scope.Collected(join, 1));
        Assert.Equal([2, 4, 5], Taken());
    }

    [Fact]
    public void Take_OfAScopeThatGatheredNothing_GivesNothing() => Assert.Null(_scope.Take());

    private IEnumerable<int> Taken()
    {
        for (Gathered? gathered = _scope.Take(); gathered is not null; gathered = gathered.Next)
        {
            yield return gathered.Join;
        }
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
