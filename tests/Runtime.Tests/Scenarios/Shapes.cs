using GenFlow.Tests.Support;

namespace GenFlow.Tests.Scenarios.Shapes;

[Event]
public partial record S1(string Trace);

[Event]
public partial record S2(string Trace);

[Event]
public partial record S3(string Trace);

[Event]
public partial record S4(string Trace);

[Event]
public partial record S5(string Trace);

[Event]
public partial record S6(string Trace);

[Event]
public partial record S7(string Trace);

[Event]
public partial record S8(string Trace);

[Event]
public partial record S9(string Trace);

[Event]
public partial record S10(string Trace);

[Event]
public partial record Never(string Trace);

/// <summary>A chain in which each step has another shape: result, accessibility, static or not, with and without token.</summary>
[Workflow]
public partial class ShapesWorkflow
{
    [Step]
    public S1 A1(Context ctx, StartEvent<string> start) => new(start.Input + ",T");

    [Step, Emits<S2>]
    internal void A2(Context ctx, S1 ev) => ctx.SendEvent(new S2(ev.Trace + ",void"));

    [Step, Emits<S3>]
    protected Task A3(S2 ev, Context ctx, CancellationToken token)
    {
        Assert.Equal(ctx.CancellationToken, token);
        ctx.SendEvent(new S3(ev.Trace + ",Task"));
        return Task.CompletedTask;
    }

    [Step]
    private async Task<S4> A4(S3 ev)
    {
        await Task.Yield();
        return new(ev.Trace + ",Task<T>");
    }

    [Step]
    private protected static ValueTask<S5> A5(S4 ev, CancellationToken token) => new(new S5(ev.Trace + ",ValueTask<T>"));

    [Step]
    protected internal static S6? A6(Context ctx, S5 ev) => new(ev.Trace + ",T?");

    [Step]
    public async ValueTask<AnyOf<S7, Never>> A7(Context ctx, S6 ev)
    {
        await Task.Yield();
        return new S7(ev.Trace + ",AnyOf");
    }

    [Step]
    public IEnumerable<S8> A8(Context ctx, S7 ev)
    {
        yield return new(ev.Trace + ",IEnumerable");
    }

    [Step]
    public static async IAsyncEnumerable<S9> A9(Context ctx, S8 ev)
    {
        await Task.Yield();
        yield return new(ev.Trace + ",IAsyncEnumerable");
    }

    [Step]
    public async Task<IReadOnlyList<S10>> B0(Context ctx, S9 ev, CancellationToken token)
    {
        await Task.Yield();
        return [new(ev.Trace + ",list")];
    }

    [Step]
    public async Task<StopEvent<string>?> B1(Context ctx, S10 ev)
    {
        await Task.Yield();
        return new(ev.Trace);
    }

    [Step]
    public void B2(Never ev) => Assert.Fail("not chosen");
}

[Workflow]
public partial class NoInputWorkflow
{
    [Step]
    public StopEvent<string> Only(Context ctx, StartEvent start) => new(ctx.StepName);
}

/// <summary>A start of its own.</summary>
[Event]
public partial record Greeting(string Name, int Times) : StartEventBase;

/// <summary>A stop of its own.</summary>
[Event]
public partial record Greeted(string Text, int Length) : StopEventBase;

[Workflow]
public partial class OwnRecordsWorkflow
{
    [Step]
    public Greeted Greet(Greeting greeting)
    {
        string text = string.Concat(Enumerable.Repeat(greeting.Name, greeting.Times));
        return new(text, text.Length);
    }
}

[Event]
public partial record Ping(int N);

[Event]
public partial record Pong(int N);

[Workflow]
public partial class UnproducedEventWorkflow
{
    [Step]
    public Pong Take(Ping ping) => new(ping.N + 1);

    [Step]
    public StopEvent<int> End(Pong pong) => new(pong.N);
}

[Workflow]
public partial class CatchAllWorkflow
{
    [Step, Emits<Ping>]
    public AnyOf<Ping, StopEvent<string>> Take(Context ctx, Event any) =>
        any is Ping ping ? new StopEvent<string>(ping.EventType + ping.N) : new Ping(any is StartEvent ? 1 : 2);
}

[Workflow]
public partial class NoResultWorkflow
{
    [Step]
    public StopEvent End(StartEvent<int> start) => new();
}

public class ShapeTests
{
    [Fact]
    public async Task WF06_EveryShapeOfAStep_Routes() =>
        Assert.Equal(
            "x,T,void,Task,Task<T>,ValueTask<T>,T?,AnyOf,IEnumerable,IAsyncEnumerable,list",
            await new ShapesWorkflow().ExecuteAsync("x").WithinAsync());

    [Fact]
    public async Task WF06_StartWithoutInput() =>
        Assert.Equal("Only", await new NoInputWorkflow().ExecuteAsync().WithinAsync());

    [Fact]
    public async Task WF06_StartAndStopRecordsOfTheUsers_AreInputAndResultThemselves()
    {
        Greeted greeted = await new OwnRecordsWorkflow().ExecuteAsync(new Greeting("ab", 3)).WithinAsync();

        Assert.Equal(new Greeted("ababab", 6), greeted);
    }

    [Fact]
    public async Task WF06_EventThatNoStepProduces_IsAnInput() =>
        Assert.Equal(42, await new UnproducedEventWorkflow().ExecuteAsync(new Ping(41)).WithinAsync());

    [Fact]
    public async Task WF06_StepThatTakesEvent_TakesTheStartToo() =>
        Assert.Equal("Ping1", await new CatchAllWorkflow().ExecuteAsync().WithinAsync());

    [Fact]
    public async Task WF06_StopWithoutResult_EndsTheRun() =>
        Assert.NotNull(await new NoResultWorkflow().ExecuteAsync(1).WithinAsync());

    [Fact]
    public async Task WF06_WorkflowAsAValue_RunsThroughItsInterface()
    {
        IWorkflow<string, string> workflow = new ShapesWorkflow();
        await using WorkflowHandler<string> handler = await workflow.RunAsync("y");
        Assert.StartsWith("y,T", await handler.ResultAsync().WithinAsync(), StringComparison.Ordinal);
    }
}
