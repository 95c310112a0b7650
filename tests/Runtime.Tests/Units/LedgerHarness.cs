using GenFlow.CompilerServices;
using GenFlow.Engine;

namespace GenFlow.Tests.Units;

/// <summary>An event for tests of the parts below the run.</summary>
internal sealed record Note(int Number) : Event
{
    public override string EventType => "Note";
}

/// <summary>Drives a ledger by step names, without a run and without threads.</summary>
internal sealed class LedgerHarness
{
    public const int Join = 0;
    public const int OtherJoin = 1;
    public const int Split = 2;
    public const int Work = 3;
    public const int Bounded = 4;
    public const int Inner = 5;
    public const int InnerJoin = 6;
    public const int Crawl = 7;

    public static readonly WorkflowDefinition Definition = new(
        "Flow",
        [
            new StepDefinition("Join") { CollectSlots = 1 },
            new StepDefinition("OtherJoin") { CollectSlots = 2 },
            new StepDefinition("Split") { IsFanOut = true, Joins = [Join] },
            new StepDefinition("Work"),
            new StepDefinition("Bounded") { MaxConcurrency = 2 },
            new StepDefinition("Inner") { IsFanOut = true, Joins = [InnerJoin] },
            new StepDefinition("InnerJoin") { CollectSlots = 1 },
            new StepDefinition("Crawl") { IsFanOut = true, MaxConcurrency = 2 },
        ],
        []);

    private readonly WorkflowDefinition _definition;

    public LedgerHarness(int window = 4)
        : this(Definition, new RunOptions { FanOutWindow = window })
    {
    }

    public LedgerHarness(WorkflowDefinition definition, RunOptions? options = null)
    {
        _definition = definition;
        Ledger = new(definition, options ?? new RunOptions { FanOutWindow = 4 });
    }

    public Ledger Ledger { get; }

    public IReadOnlyList<string> RunningSteps() => new RunningSteps(_definition, Ledger.RunningSteps()).Names;

    public string[] LastEvents() =>
        Array.ConvertAll(Ledger.LastEvents(), last => $"{_definition.StepName(last.Step)}({last.Event.EventType})");

    /// <summary>A step ends and keeps its place, as one that was left by its events would.</summary>
    public void EndWithoutLeaving(Token token) => Ledger.End(token);

    /// <summary>Queues an event that stands nowhere.</summary>
    public QueueResult Queue(int step, int number = 0) => Queue(new RouteTarget(step), number, default);

    public QueueResult Queue(RouteTarget target, int number, BranchPlace place) =>
        Ledger.Queue(target, new Note(number), place);

    /// <summary>The producer of a fan-out emits: each event is a branch.</summary>
    public QueueResult Emit(Token producer, int step, int number = 0, int slot = -1)
    {
        return Queue(new RouteTarget(step, slot), number, Ledger.Branch(producer.ProducedPlace));
    }

    /// <summary>A step returns an event.</summary>
    public void Return(Token token, int step, int number = 0)
    {
        Ledger.EndStep(token);
        Assert.Equal(QueueResult.Queued, Queue(new RouteTarget(step), number, token.ProducedPlace));
        Ledger.EndAndStart(token, ledNowhere: false, keep: false);
    }

    /// <summary>A step returns an event that a join collects.</summary>
    public void ReturnCollected(Token token, int join, int number, int slot = 0)
    {
        Ledger.EndStep(token);
        Assert.Equal(QueueResult.Collected, Queue(new RouteTarget(join, slot), number, token.ProducedPlace));
        Ledger.EndAndStart(token, ledNowhere: false, keep: false);
    }

    /// <summary>A step ends with nothing.</summary>
    public void End(Token token)
    {
        Ledger.EndStep(token);
        Ledger.EndAndStart(token, ledNowhere: true, keep: false);
    }

    /// <summary>Starts the oldest event, which must be for this step.</summary>
    public Token Start(int step)
    {
        Token? token = TryStart();
        Assert.NotNull(token);
        Assert.Equal(_definition.Steps[step].Name, _definition.Steps[token.Step].Name);
        return token;
    }

    public Token? TryStart() => Ledger.Start(null!);

    /// <summary>Starts a join and gives the numbers it collected.</summary>
    public int[] StartJoin(int join, int slot = 0) =>
        [.. ((CollectedEvents)Start(join).Payload).List<Note>(slot).Select(note => note.Number)];

    /// <summary>Starts a join of several event parameters and gives their numbers; null for none.</summary>
    public int?[] StartJoined(int join, int slots = 2)
    {
        var joined = (JoinedEvents)Start(join).Payload;
        return [.. Enumerable.Range(0, slots).Select(slot => ((Note?)joined[slot])?.Number)];
    }

    /// <summary>A step returns an event for several parameters.</summary>
    public QueueResult ReturnAlong(Token token, RouteDefinition route, int number = 0)
    {
        Ledger.EndStep(token);
        QueueResult result = Along(route, number, Ledger.Branch(token.ProducedPlace));
        Ledger.EndAndStart(token, ledNowhere: false, keep: false);
        return result;
    }

    public QueueResult Along(RouteDefinition route, int number, BranchPlace place) =>
        Ledger.Queue(route, new Note(number), place, out _);

    /// <summary>Starts what waits, up to a number of events, and ends each with nothing.</summary>
    public void Drain()
    {
        while (TryStart() is { } token)
        {
            End(token);
        }
    }
}
