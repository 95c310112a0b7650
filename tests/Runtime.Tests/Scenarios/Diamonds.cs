using GenFlow.CompilerServices;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Scenarios.Joining;

/// <summary>Steps with several event parameters, in runs written by hand.</summary>
public class DiamondTests
{
    private const int Begin = 0;
    private const int ToLeft = 1;
    private const int ToRight = 2;
    private const int Join = 3;
    private const int Last = 4;
    private const int Fork = 5;

    [Fact]
    public async Task WF18_Diamond_JoinsWhatDescendsFromOneEvent()
    {
        Machine<string> run = Diamond(begin: static _ => StepResult.Of(new Chapter(7)), join: static both => new StopEvent<string>($"{both.Left} {both.Right}"));

        Assert.Equal("7 7", await run.ExecuteAsync(new StartEvent(), default).WithinAsync());
    }

    [Fact]
    public async Task WF18_Diamond_InsideAFanOut_RunsForEachBranch_InEmissionOrder()
    {
        Machine<string> run = Diamond(
            begin: static _ => StepResult.OfSequence(Enumerable.Range(0, 300).Select(static i => new Chapter(i))),
            join: static both => new Group($"{both.Left}={both.Right}"),
            fanOut: true);

        Assert.Equal(
            string.Join(' ', Enumerable.Range(0, 300).Select(static i => $"{i}={i}")),
            await run.ExecuteAsync(new StartEvent(), default).WithinAsync());
    }

    [Fact]
    public async Task WF18_Diamond_InALoop_RunsEachTime()
    {
        Machine<string> run = Diamond(
            begin: static _ => StepResult.Of(new Chapter(0)),
            join: static both => both.Left < 2_000 ? new Chapter(both.Left + 1) : new StopEvent<string>($"{both.Left}"));

        Assert.Equal("2000", await run.ExecuteAsync(new StartEvent(), default).WithinAsync());
    }

    [Fact]
    public async Task WF18_Diamond_WithoutAnEventItNeeds_FailsAndNamesTheType()
    {
        Machine<string> run = Diamond(
            begin: static _ => StepResult.Of(new Chapter(1)),
            join: static _ => throw new InvalidOperationException("It must not run."),
            right: static _ => null);
        WorkflowHandler<string> handler = await run.StartAsync(new StartEvent(), default);

        var failure = await Assert.ThrowsAsync<MissingEventException>(() => handler.ResultAsync().WithinAsync());

        Assert.Equal(["Right"], failure.MissingTypes);
        Assert.Equal("Join", failure.Step);
        Assert.Contains("was given Left but no Right,", failure.Message, StringComparison.Ordinal);
        Assert.Single(handler.Failures);
    }

    [Fact]
    public async Task WF18_Diamond_WithoutAnEventThatMayBeMissing_RunsWithNull()
    {
        Machine<string> run = Diamond(
            begin: static _ => StepResult.OfSequence(Enumerable.Range(0, 100).Select(static i => new Chapter(i))),
            join: static both => new Group($"{both.Left}={both.Right}"),
            right: static number => number % 2 == 0 ? new Right(number) : null,
            fanOut: true,
            nullable: true);

        Assert.Equal(
            string.Join(' ', Enumerable.Range(0, 100).Select(static i => i % 2 == 0 ? $"{i}={i}" : $"{i}=")),
            await run.ExecuteAsync(new StartEvent(), default).WithinAsync());
    }

    [Fact]
    public async Task Diamond_OfWhichNothingCame_DoesNotRun()
    {
        Machine<string> run = Diamond(
            begin: static _ => StepResult.OfSequence([new Chapter(1)]),
            join: static _ => throw new InvalidOperationException("It must not run."),
            left: static _ => null,
            right: static _ => null,
            fanOut: true);

        Assert.Equal("", await run.ExecuteAsync(new StartEvent(), default).WithinAsync());
    }

    [Fact]
    public async Task Diamond_SecondEventForOneParameter_FailsAndSaysWhatToDo()
    {
        Machine<string> run = Diamond(
            begin: static ctx =>
            {
                ctx.SendEvent(new Left(1));
                ctx.SendEvent(new Left(2));
                return StepResult.None;
            },
            join: static _ => null);

        var failure = await Assert.ThrowsAsync<SurplusEventException>(() => run.ExecuteAsync(new StartEvent(), default).WithinAsync());

        Assert.Equal(("Begin", "Join", "Left"), (failure.Step, failure.Join, failure.EventType));
        Assert.Contains("[Collect]", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Diamond_OfAForkStep_RunsOncePerInvocation(bool complete)
    {
        Machine<string> run = Diamond(
            begin: static _ => StepResult.OfSequence(Enumerable.Range(0, 100).Select(static i => new Line(i, i))),
            join: static both => new Group($"{both.Left}={both.Right}"),
            fork: (ctx, number) =>
            {
                ctx.SendEvent(new Right(number));
                return complete || number != 50 ? new Left(number) : null;
            },
            fanOut: true);
        Task<string> result = run.ExecuteAsync(new StartEvent(), default).WithinAsync();

        if (complete)
        {
            Assert.Equal(string.Join(' ', Enumerable.Range(0, 100).Select(static i => $"{i}={i}")), await result);
        }
        else
        {
            Assert.Equal(["Left"], (await Assert.ThrowsAsync<MissingEventException>(() => result)).MissingTypes);
        }
    }

    [Fact]
    public async Task Diamond_InNoScope_WaitsInTheRun()
    {
        Machine<string> run = Diamond(begin: SendBoth, join: static both => new StopEvent<string>($"{both.Left} {both.Right}"));

        Assert.Equal("1 2", await run.ExecuteAsync(new StartEvent(), default).WithinAsync());

        static StepResult SendBoth(Context ctx)
        {
            ctx.SendEvent(new Left(1));
            return StepResult.Of(new Right(2));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Diamond_InNoScope_IsSettledWhereTheRunWouldStall(bool nullable)
    {
        Machine<string> run = Diamond(
            begin: static _ => StepResult.Of(new Left(1)),
            join: static both => new StopEvent<string>($"{both.Left} {both.Right}"),
            nullable: nullable);
        Task<string> result = run.ExecuteAsync(new StartEvent(), default).WithinAsync();

        if (nullable)
        {
            Assert.Equal("1 ", await result);
        }
        else
        {
            Assert.Equal(["Right"], (await Assert.ThrowsAsync<MissingEventException>(() => result)).MissingTypes);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task StartEvent_StraightIntoADiamond_IsSettledAtOnce(bool nullable)
    {
        Machine<string> run = Diamond(begin: null!, join: static both => new StopEvent<string>($"{both.Left} {both.Right}"), nullable: nullable);
        Task<string> result = run.ExecuteAsync(new Left(5), default).WithinAsync();

        if (nullable)
        {
            Assert.Equal("5 ", await result);
        }
        else
        {
            await Assert.ThrowsAsync<MissingEventException>(() => result);
        }
    }

    [Fact]
    public async Task JoinedEvents_CountAsSteps()
    {
        Machine<string> run = Diamond(
            begin: static _ => StepResult.Of(new Chapter(0)),
            join: static both => new Chapter(both.Left + 1),
            options: new RunOptions { MaxSteps = 52 });
        WorkflowHandler<string> handler = await run.StartAsync(new StartEvent(), default);

        await Assert.ThrowsAsync<WorkflowLimitException>(() => handler.ResultAsync().WithinAsync());
    }

    /// <summary>Begin gives chapters, each goes to both sides, Join takes what both give; Last collects its groups; Fork
    /// takes lines.</summary>
    private static Machine<string> Diamond(
        Func<Context, StepResult> begin,
        Func<Both, Event?> join,
        Func<int, Event?>? left = null,
        Func<int, Event?>? right = null,
        Func<Context, int, Event?>? fork = null,
        bool fanOut = false,
        bool nullable = false,
        RunOptions? options = null) => new(
        new WorkflowDefinition(
            "Flow",
            [
                new("Begin") { IsFanOut = fanOut, Joins = fanOut ? [Last] : [] },
                new("ToLeft"),
                new("ToRight"),
                new("Join") { EventSlots = [false, nullable], EventTypes = ["Left", "Right"] },
                new("Last") { CollectSlots = 1 },
                new("Fork") { IsFork = true, Joins = [Join] },
            ],
            [
                new(new RouteTarget(Begin)),
                new(new RouteTarget(ToLeft), new RouteTarget(ToRight)) { Joins = [Join] },
                new(new RouteTarget(Join, 0)),
                new(new RouteTarget(Join, 1)),
                new(new RouteTarget(Last, 0)),
                new(new RouteTarget(Fork)),
            ]),
        static ev => ev switch
        {
            StartEvent => Machine<string>.FirstOfTheRoutes,
            Chapter => Machine<string>.FirstOfTheRoutes - 1,
            Left => Machine<string>.FirstOfTheRoutes - 2,
            Right => Machine<string>.FirstOfTheRoutes - 3,
            Group => Machine<string>.FirstOfTheRoutes - 4,
            Line => Machine<string>.FirstOfTheRoutes - 5,
            _ => null,
        },
        (step, ctx, payload) => step switch
        {
            Begin => begin(ctx),
            ToLeft => StepResult.OfEvent(GiveAsync(left, static number => new Left(number), ((Chapter)payload).Number)),
            ToRight => StepResult.Of(Give(right, static number => new Right(number), ((Chapter)payload).Number)),
            Join => StepResult.Of(join(new Both(Batch.Event<Left>(payload, 0)!.Number, Batch.Event<Right>(payload, 1)?.Number))),
            Fork => StepResult.Of(fork!(ctx, ((Line)payload).Number)),
            _ => StepResult.Of(new StopEvent<string>(string.Join(' ', Batch.List<Group>(payload, 0).Select(static group => group.Text)))),
        },
        options);

    private static Event? Give(Func<int, Event?>? give, Func<int, Event> otherwise, int number) => give is null ? otherwise(number) : give(number);

    private static async Task<Event?> GiveAsync(Func<int, Event?>? give, Func<int, Event> otherwise, int number)
    {
        if (number % 3 == 0)
        {
            await Task.Yield();
        }

        return Give(give, otherwise, number);
    }
}
