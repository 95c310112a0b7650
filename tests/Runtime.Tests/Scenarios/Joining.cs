using System.Collections.Concurrent;
using GenFlow.CompilerServices;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Scenarios.Joining;

[Event]
public partial record Chapter(int Number);

[Event]
public partial record Line(int Chapter, int Number);

[Event]
public partial record Group(string Text);

[Event]
public partial record Left(int Number);

[Event]
public partial record Right(int Number);

[Event]
public partial record Both(int Left, int? Right);

/// <summary>Lists by scope, by count and by key, in runs written by hand.</summary>
public class ListTests
{
    private const int Read = 0;
    private const int Split = 1;
    private const int Work = 2;
    private const int Join = 3;
    private const int Last = 4;

    [Fact]
    public async Task WF18_From_FlattensWhatIsBetween_InEmissionOrder()
    {
        Machine<string> run = Book(
            new StepDefinition("Join") { CollectSlots = 1, CollectFrom = Read },
            chapters: 20,
            lines: 30,
            join: static lines => new StopEvent<string>(string.Join(' ', lines.Select(static line => $"{line.Chapter}.{line.Number}"))));

        string text = await run.ExecuteAsync(new StartEvent(), default).WithinAsync();

        Assert.Equal(
            string.Join(' ', from chapter in Enumerable.Range(0, 20) from line in Enumerable.Range(0, 30) select $"{chapter}.{line}"),
            text);
    }

    [Fact]
    public async Task From_OfAStepThatOpenedNoScope_FailsTheRunAndSaysFromWhere()
    {
        Machine<string> run = Book(
            new StepDefinition("Join") { CollectSlots = 1, CollectFrom = Last }, 1, 1, static _ => new StopEvent<string>(""));

        var failure = await Assert.ThrowsAsync<UnroutableEventException>(() => run.ExecuteAsync(new StartEvent(), default).WithinAsync());

        Assert.Contains("no open fan-out of Last", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 5, "5 5")]
    [InlineData(11, 5, "5 5 1")]
    [InlineData(4, 5, "4")]
    [InlineData(0, 5, "")]
    public async Task WF18_Count_DeliversEachSoMany_AndTheRest(int lines, int count, string sizes)
    {
        var joined = new ConcurrentBag<IReadOnlyList<Line>>();
        Machine<string> run = Book(
            new StepDefinition("Join") { CollectSlots = 1, CollectCount = count },
            chapters: 1,
            lines,
            list =>
            {
                joined.Add(list);
                return new Group($"{list.Count}");
            });

        Assert.Equal(sizes, Descending(await run.ExecuteAsync(new StartEvent(), default).WithinAsync()));

        Assert.All(joined, static list => Assert.Equal(list.OrderBy(static line => line.Number), list));
        Assert.Equal(Enumerable.Range(0, lines), joined.SelectMany(static list => list).Select(static line => line.Number).Order());
    }

    [Fact]
    public async Task Count_OfAStepSlowerThanTheSequence_KeepsFewEvents()
    {
        const int lines = 100_000;
        int drawn = 0;
        int taken = 0;
        int most = 0;
        Assert.Equal(lines, await new Machine<int>(
            new WorkflowDefinition(
                "Flow",
                [new("Split") { IsFanOut = true }, new("Pause") { CollectSlots = 1, CollectCount = 100, MaxConcurrency = 1 }],
                [new(new RouteTarget(0)), new(new RouteTarget(1, 0))]),
            static ev => ev switch
            {
                StartEvent => Machine<int>.FirstOfTheRoutes,
                Line => Machine<int>.FirstOfTheRoutes - 1,
                _ => null,
            },
            (step, _, payload) => step == 0
                ? StepResult.OfSequence(Lines())
                : StepResult.OfEvent(TakeAsync(Batch.List<Line>(payload, 0)))).ExecuteAsync(new StartEvent(), default).WithinAsync());

        Assert.InRange(most, 100, 1_000);

        IEnumerable<Line> Lines()
        {
            for (int i = 0; i < lines; i++)
            {
                drawn = i + 1;
                yield return new Line(0, i);
            }
        }

        async Task<StopEvent<int>?> TakeAsync(IReadOnlyList<Line> batch)
        {
            await Task.Yield();
            most = Math.Max(most, Volatile.Read(ref drawn) - taken);
            taken += batch.Count;
            return taken == lines ? new StopEvent<int>(taken) : null;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task WF18_Key_GivesAListForEachKey_InTheOrderOfTheirFirst_WithinTheLimit(int limit)
    {
        int bodies = 0;
        int most = 0;
        var order = new ConcurrentQueue<string>();
        Machine<string> run = Book(
            new StepDefinition("Join") { CollectSlots = 1, CollectByKey = true, MaxConcurrency = limit },
            chapters: 1,
            lines: 50,
            list =>
            {
                int now = Interlocked.Increment(ref bodies);
                Assert.True(limit == 0 || now <= limit);
                most = Math.Max(most, now);
                string text = string.Join('+', list.Select(static line => line.Number));
                order.Enqueue(text);
                Thread.SpinWait(1_000);
                Interlocked.Decrement(ref bodies);
                return new Group(text);
            },
            static (_, ev) => ((Line)ev).Number % 7 == 3 ? null : ((Line)ev).Number % 7);

        string text = await run.ExecuteAsync(new StartEvent(), default).WithinAsync();

        string[] expected = [.. Enumerable.Range(0, 50).GroupBy(static number => number % 7).Select(static group => string.Join('+', group))];
        Assert.Equal(expected.Order(StringComparer.Ordinal), text.Split(' ').Order(StringComparer.Ordinal));
        if (limit == 1)
        {
            Assert.Equal(expected, order);
            Assert.Equal(string.Join(' ', expected), text);
        }
    }

    [Fact]
    public async Task Key_ThatThrows_FailsTheStepAsItsBodyWould()
    {
        Machine<string> run = Book(
            new StepDefinition("Join") { CollectSlots = 1, CollectByKey = true },
            1,
            5,
            static _ => throw new InvalidOperationException("The body must not run."),
            static (_, ev) => ((Line)ev).Number == 3 ? throw new FormatException("no key") : 1);
        WorkflowHandler<string> handler = await run.StartAsync(new StartEvent(), default);

        var failure = await Assert.ThrowsAsync<FormatException>(() => handler.ResultAsync().WithinAsync());

        Assert.Equal("no key", failure.Message);
        Assert.Equal("Join", Assert.Single(handler.Failures).Step);
    }

    [Fact]
    public async Task Key_OfAnEmptyScope_RunsNothing()
    {
        Machine<string> run = Book(
            new StepDefinition("Join") { CollectSlots = 1, CollectByKey = true }, 3, 0, static _ => throw new InvalidOperationException());

        Assert.Equal("", await run.ExecuteAsync(new StartEvent(), default).WithinAsync());
    }

    [Fact]
    public async Task Key_EachGroupCountsAsAStep()
    {
        var options = new RunOptions { MaxSteps = 120 };
        Machine<string> run = Book(
            new StepDefinition("Join") { CollectSlots = 1, CollectByKey = true },
            1,
            50,
            static _ => null,
            static (_, ev) => ev,
            options);

        var failure = await Assert.ThrowsAsync<WorkflowLimitException>(() => run.ExecuteAsync(new StartEvent(), default).WithinAsync());

        Assert.Equal("Join", failure.Step);
    }

    private static string Descending(string sizes) => string.Join(' ', sizes.Split(' ').OrderDescending(StringComparer.Ordinal));

    /// <summary>Read gives chapters, Split gives a chapter's lines, Work passes a line on after a while, Join is the one under
    /// test, Last collects its groups.</summary>
    private static Machine<string> Book(
        StepDefinition joinStep,
        int chapters,
        int lines,
        Func<IReadOnlyList<Line>, Event?> join,
        Func<int, Event, object?>? keyOf = null,
        RunOptions? options = null) => new(
        new WorkflowDefinition(
            "Book",
            [
                new("Read") { IsFanOut = true, Joins = joinStep.CollectFrom == Read ? [Join] : [Last] },
                new("Split") { IsFanOut = true, Joins = joinStep.CollectFrom == -1 ? [Join] : [] },
                new("Work"),
                joinStep,
                new("Last") { CollectSlots = 1 },
            ],
            [
                new(new RouteTarget(Read)),
                new(new RouteTarget(Split)),
                new(new RouteTarget(Join, 0)),
                new(new RouteTarget(Last, 0)),
            ]),
        ev => ev switch
        {
            StartEvent => Machine<string>.FirstOfTheRoutes,
            Chapter => Machine<string>.FirstOfTheRoutes - 1,
            Line { Chapter: >= 0 } => Work,
            Line => Machine<string>.FirstOfTheRoutes - 2,
            Group => Machine<string>.FirstOfTheRoutes - 3,
            _ => null,
        },
        (step, _, payload) => step switch
        {
            Read => StepResult.OfSequence(Enumerable.Range(0, chapters).Select(static i => new Chapter(i))),
            Split => StepResult.OfSequence(Enumerable.Range(0, lines).Select(i => new Line(((Chapter)payload).Number, i))),
            Work => StepResult.OfEvent(WorkAsync((Line)payload)),
            Join => StepResult.Of(join([.. Batch.List<Line>(payload, 0).Select(static line => line with { Chapter = ~line.Chapter })])),
            _ => StepResult.Of(new StopEvent<string>(string.Join(' ', Batch.List<Group>(payload, 0).Select(static group => group.Text)))),
        },
        options,
        keyOf);

    private static async Task<Line> WorkAsync(Line line)
    {
        if (line.Number % 3 == 0)
        {
            await Task.Yield();
        }

        return line with { Chapter = ~line.Chapter };
    }
}
