using GenFlow.Engine;

namespace GenFlow.Tests.Units;

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
            events.Add(0, branch, default, new Note(branch));
        }

        Assert.Equal(Enumerable.Range(0, count), events.List<Note>(0).Select(note => note.Number));
    }

    [Fact]
    public void List_OfSeveralEventsOfOneBranch_KeepsTheirOrderOfArrival()
    {
        var events = new CollectedEvents(join: 0, slots: 1);
        for (int arrival = 0; arrival < 100; arrival++)
        {
            events.Add(0, branch: arrival % 2, default, new Note(arrival));
        }

        Assert.Equal(
            Enumerable.Range(0, 50).Select(i => 2 * i).Concat(Enumerable.Range(0, 50).Select(i => (2 * i) + 1)),
            events.List<Note>(0).Select(note => note.Number));
    }

    [Fact]
    public void Slots_AreKeptApart()
    {
        var events = new CollectedEvents(join: 0, slots: 3);
        events.Add(0, 0, default, new Note(1));
        events.Add(2, 0, default, new Note(2));

        Assert.Equal([new Note(1)], events.List<Note>(0));
        Assert.Empty(events.List<Note>(1));
        Assert.Equal([new Note(2)], events.List<Note>(2));
    }

    [Fact]
    public void List_ReadTwice_IsEqualAndNotTheSameObject()
    {
        var events = new CollectedEvents(join: 0, slots: 1);
        events.Add(0, 1, default, new Note(1));
        events.Add(0, 0, default, new Note(0));

        Assert.Equal(events.List<Note>(0), events.List<Note>(0));
        Assert.NotSame(events.List<Note>(0), events.List<Note>(0));
    }

    [Fact]
    public void List_OfNestedEvents_IsByBranch_ThenByBranchInside_ThenByArrival()
    {
        // Arrival is backwards; each number says where its event stands, as digits.
        Scope outer = Open(default);
        Scope inner0 = Open(new(outer, 0));
        Scope inner2 = Open(new(outer, 2));
        Scope deep = Open(new(inner2, 1));
        var events = new CollectedEvents(join: 0, slots: 1, outer);
        foreach ((BranchPlace place, int branch, int number) in ((BranchPlace, int, int)[])
        [
            (new(outer, 3), 3, 3),
            (new(inner2, 3), 2, 23),
            (new(deep, 12), 2, 2112),
            (new(deep, 2), 2, 212),
            (new(inner2, 1), 2, 21),
            (new(inner2, 0), 2, 20),
            (new(outer, 1), 1, 1),
            (new(inner0, 10), 0, 10),
            (new(inner0, 9), 0, 9),
            (new(outer, 0), 0, 0),
            (new(outer, 0), 0, 0_0),
        ])
        {
            events.Add(0, branch, place, new Note(number));
        }

        Assert.Equal([0, 0, 9, 10, 1, 20, 21, 212, 2112, 23, 3], Numbers(events));
        Assert.Equal([0, 0, 9, 10, 1, 20, 21, 212, 2112, 23, 3], Numbers(events));
    }

    [Fact]
    public void List_OfTwoScopesInsideOneBranch_IsByBranchInside_ThenByArrival()
    {
        Scope outer = Open(default);
        Scope first = Open(new(outer, 0));
        Scope second = Open(new(outer, 0));
        var events = new CollectedEvents(join: 0, slots: 1, outer);
        events.Add(0, 0, new(second, 1), new Note(1));
        events.Add(0, 0, new(first, 1), new Note(2));
        events.Add(0, 0, new(first, 0), new Note(3));
        events.Add(0, 0, new(second, 0), new Note(4));

        Assert.Equal([3, 4, 1, 2], Numbers(events));
    }

    [Fact]
    public void List_OfRandomTrees_IsThatOfComparingWholePaths()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            Scope outer = Open(default);
            List<Scope> scopes = [outer];
            for (int i = 0; i < 12; i++)
            {
                scopes.Add(Open(new(scopes[random.Next(scopes.Count)], random.Next(4))));
            }

            var events = new CollectedEvents(join: 0, slots: 1, outer);
            var expected = new List<(int[] Path, int Number)>();
            for (int number = 0; number < 60; number++)
            {
                var place = new BranchPlace(scopes[random.Next(number < 5 ? 1 : scopes.Count)], random.Next(4));
                int[] path = PathOf(place);
                events.Add(0, path[0], place, new Note(number));
                expected.Add((path, number));
            }

            IEnumerable<int> ordered = expected
                .OrderBy(entry => entry.Path, Comparer<int[]>.Create(static (left, right) => left.AsSpan().SequenceCompareTo(right)))
                .Select(entry => entry.Number);
            Assert.True(ordered.SequenceEqual(Numbers(events)), $"seed {seed}");
        }
    }

    [Fact]
    public void List_OfScopesThatNestVeryDeep_IsMadeInTimeAndWithoutRecursion()
    {
        const int depth = 200_000;
        Scope outer = Open(default);
        Scope scope = outer;
        var events = new CollectedEvents(join: 0, slots: 1, outer);
        for (int i = 0; i < depth; i++)
        {
            events.Add(0, branch: i == 0 ? 1 : 0, new(scope, 1), new Note(depth - i));
            scope = Open(new(scope, 0));
        }

        // The deepest stands first: it is inside branch 0 of all others.
        Assert.Equal(Enumerable.Range(1, depth), Numbers(events));
    }

    [Fact]
    public void Divide_GroupsByKey_InTheOrderOfTheirFirstEvents()
    {
        var events = new CollectedEvents(join: 7, slots: 1, Open(default));
        foreach (int branch in (int[])[5, 2, 4, 0, 3, 1])
        {
            events.Add(0, branch, new(events.Scope, branch), new Note(branch));
        }

        List<CollectedEvents> groups = events.Divide(static (join, ev) => ((Note)ev).Number % 3 == 1 ? null : $"{join}/{((Note)ev).Number % 3}");

        Assert.Equal(["0 3", "1 4", "2 5"], groups.Select(group => string.Join(' ', Numbers(group))));
        Assert.All(groups, static group => Assert.True(group is { Join: 7, Scope: null }));
    }

    private static Scope Open(BranchPlace parent) => new(0, parent, []);

    private static int[] Numbers(CollectedEvents events) => [.. events.List<Note>(0).Select(note => note.Number)];

    private static int[] PathOf(BranchPlace place)
    {
        var path = new List<int>();
        for (; place.Scope is not null; place = place.Scope.Parent)
        {
            path.Insert(0, place.Index);
        }

        return [.. path];
    }
}
