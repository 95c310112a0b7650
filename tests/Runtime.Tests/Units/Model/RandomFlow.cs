using GenFlow.CompilerServices;

namespace GenFlow.Tests.Units.Model;

/// <summary>A workflow of every kind of scope and join, each with or without what it may have.</summary>
internal sealed class RandomFlow
{
    private const int FirstJoin = 6;
    private const int FirstDiamond = 11;
    private readonly Random _random;

    public RandomFlow(Random random)
    {
        _random = random;
        StepDefinition[] steps =
        [
            new("Plain"),
            new("Bounded") { MaxConcurrency = 1 + random.Next(2) },
            new("FanA") { IsFanOut = true, Joins = Joins(), MaxConcurrency = Limit() },
            new("FanB") { IsFanOut = true, Joins = Joins(), MaxConcurrency = Limit() },
            new("ForkA") { IsFork = true, Joins = Diamonds() },
            new("ForkB") { IsFork = true, Joins = Joins(), MaxConcurrency = Limit() },
            new("Inner") { CollectSlots = 1, MaxConcurrency = Limit() },
            new("From") { CollectSlots = 1, CollectFrom = random.Next(2, FirstJoin), IsFanOut = Maybe(4), Joins = [.. Joins().Where(static join => join != 7)] },
            new("Count") { CollectSlots = 1, CollectFrom = From(), CollectCount = random.Next(1, 5), MaxConcurrency = Limit(), IsFanOut = Maybe(4) },
            new("Key") { CollectSlots = 1, CollectFrom = From(), CollectByKey = true, MaxConcurrency = Limit() },
            new("Two") { CollectSlots = 2, CollectFrom = From(), IsFork = Maybe(3), Joins = Diamonds() },
            new("Diamond") { EventSlots = [Maybe(5), !Maybe(10)], MaxConcurrency = Limit() },
            new("Diamond3") { EventSlots = [!Maybe(10), !Maybe(10), !Maybe(10)], IsFork = Maybe(3), Joins = Diamonds() },
        ];
        Steps = steps;
        Routes = [.. Enumerable.Range(0, 12).Select(_ => Route())];
        Definition = new WorkflowDefinition("Flow", steps, Routes);
    }

    public StepDefinition[] Steps { get; }

    public RouteDefinition[] Routes { get; }

    public WorkflowDefinition Definition { get; }

    private RouteDefinition Route()
    {
        var targets = new List<RouteTarget>();
        for (int i = 1 + _random.Next(3); i > 0; i--)
        {
            int step = _random.Next(Steps.Length);
            RouteTarget target = new(step, step < FirstJoin ? -1 : _random.Next(Math.Max(Steps[step].CollectSlots, Steps[step].EventSlots.Length)));
            if (!targets.Contains(target))
            {
                targets.Add(target);
            }
        }

        return new RouteDefinition([.. targets.OrderBy(static target => target.Step)]) { Joins = Maybe(2) ? Diamonds() : [] };
    }

    private bool Maybe(int oneIn) => _random.Next(oneIn) == 0;

    private int Limit() => Maybe(3) ? 1 + _random.Next(2) : 0;

    private int From() => Maybe(2) ? -1 : _random.Next(2, FirstJoin);

    private int[] Joins() => [.. Enumerable.Range(FirstJoin, FirstDiamond - FirstJoin).Where(_ => Maybe(3)), .. Diamonds()];

    private int[] Diamonds() => [.. Enumerable.Range(FirstDiamond, 2).Where(_ => Maybe(2))];
}
