using GenFlow.Testing;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Scenarios.StandingClock;

[Event]
public partial record Page(int Number);

[Event]
public partial record Read(int Number);

[StreamEvent]
public partial record Which(int Page) : InputRequest<int>;

/// <summary>One page at a time is asked about; the others wait for their place, and the sequence for room.</summary>
[Workflow]
public partial class OneByOneWorkflow
{
    [Step]
    public IEnumerable<Page> Split(StartEvent<int> pages) => Enumerable.Range(1, pages.Input).Select(static number => new Page(number));

    [Step(MaxConcurrency = 1, Timeout = 1_000)]
    public async Task<Read> Ask(Context ctx, Page page) => new(await ctx.RequestInputAsync(new Which(page.Number)));

    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Read> read) => new(read.Sum(static page => page.Number));
}

/// <summary>A fan-out that its own timeout meets while it waits for room.</summary>
[Workflow]
public partial class HeldUpWorkflow
{
    internal readonly Latch MayRead = new();
    internal bool Disposed;

    [Step(Timeout = 50)]
    public IEnumerable<Page> Split(StartEvent start)
    {
        try
        {
            for (int number = 1; ; number++)
            {
                yield return new Page(number);
            }
        }
        finally
        {
            Disposed = true;
        }
    }

    [Step(MaxConcurrency = 1)]
    public async Task<Read> Work(Context ctx, Page page)
    {
        await MayRead.Opened.WaitAsync(ctx.CancellationToken);
        return new Read(page.Number);
    }

    [Step]
    public void Forgive(StepFailed failed) => MayRead.Open();

    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Read> read) => new(read.Count);
}

public class StandingClockTests
{
    private readonly VirtualTime _clock = new();

    [Theory]
    [InlineData(3, 256)]
    [InlineData(9, 2)]
    public async Task WF22_EventsThatWaitBehindABodyThatAsks_LeaveTheClockStanding(int pages, int window)
    {
        await using WorkflowHandler<int> handler = await new OneByOneWorkflow().RunAsync(
            pages, new RunOptions { TimeProvider = _clock, Timeout = TimeSpan.FromMinutes(1), FanOutWindow = window });
        int asked = 0;
        await foreach (Which request in handler.StreamEvents<Which>())
        {
            Assert.True(SpinWait.SpinUntil(() => _clock.ActiveTimers == 0, Guard.Limit), "The clock goes on.");
            _clock.Advance(TimeSpan.FromDays(1));
            await handler.RespondAsync(request, request.Page);
            asked++;
        }

        Assert.Equal(pages, asked);
        Assert.Equal(pages * (pages + 1) / 2, await handler.ResultAsync().WithinAsync());
    }

    [Fact]
    public async Task WF13_SequenceThatWaitsForRoom_EndsWithItsTimeout()
    {
        var workflow = new HeldUpWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(new RunOptions { TimeProvider = _clock, FanOutWindow = 4 });
        await _clock.TimerStartedAsync(TimeSpan.FromMilliseconds(50)).WithinAsync();
        _clock.Advance(TimeSpan.FromMilliseconds(50));
        Assert.InRange(await handler.ResultAsync().WithinAsync(), 1, 6);
        Assert.IsType<StepTimeoutException>(Assert.Single(handler.Failures).Exception);
        Assert.True(workflow.Disposed);
    }
}
