using GenFlow.Tests.Support;

namespace GenFlow.Tests.Scenarios.Recovering;

[Event]
public partial record Page(int Number);

[Event]
public partial record Text(string Content);

[Event]
public partial record Other;

/// <summary>Every second page fails; the recovery takes its branch's place.</summary>
[Workflow]
public partial class PagesWorkflow
{
    internal int CaughtByAll;

    [Step]
    public IEnumerable<Page> Split(StartEvent<int> pages) => Enumerable.Range(1, pages.Input).Select(static number => new Page(number));

    [Step(Retries = 1)]
    public Text Read(Page page) => page.Number % 2 == 0 ? throw new InvalidOperationException($"page {page.Number}") : new Text($"text {page.Number}");

    [Step]
    public Text Replace(StepFailed<Page> failed) => new($"{failed.Step} {failed.Attempt}: {failed.Exception.Message} ({failed.Input.Number})");

    [Step]
    public StopEvent<string> Join([Collect] IReadOnlyList<Text> texts) => new(string.Join(" | ", texts.Select(static text => text.Content)));

    [Step]
    public void Rest(Event any) => Interlocked.Increment(ref CaughtByAll);
}

[Workflow]
public partial class CatchAllWorkflow
{
    internal int Caught;

    [Step]
    public Page Begin(StartEvent start) => new(1);

    [Step]
    public Other Fail(Page page) => throw new InvalidOperationException("not for everyone");

    [Step]
    public void Rest(Event any) => Interlocked.Increment(ref Caught);
}

[Workflow]
public partial class NearestWorkflow
{
    [Step]
    public AnyOf<Page, Other> Begin(StartEvent<bool> page) => page.Input ? new Page(1) : new Other();

    [Step]
    public StopEvent<string> ReadPage(Page page) => throw new InvalidOperationException("page");

    [Step]
    public StopEvent<string> ReadOther(Other other) => throw new InvalidOperationException("other");

    [Step]
    public StopEvent<string> OnPage(StepFailed<Page> failed) => new($"page step {failed.Step}");

    [Step]
    public StopEvent<string> OnAny(StepFailed failed) => new($"any step {failed.Step} {failed.Input?.EventType}");
}

[Workflow]
public partial class FailingRecoveryWorkflow
{
    private int _recoveries;

    public int Recoveries => _recoveries;

    [Step]
    public StopEvent Work(StartEvent start) => throw new InvalidOperationException("first");

    [Step]
    public StopEvent Recover(StepFailed failed)
    {
        Interlocked.Increment(ref _recoveries);
        throw new NotSupportedException("second");
    }
}

/// <summary>The fan-out itself fails after some items.</summary>
[Workflow]
public partial class FailingFanOutWorkflow
{
    [Step]
    public IEnumerable<Page> Split(StartEvent start)
    {
        yield return new Page(1);
        yield return new Page(2);
        throw new InvalidOperationException("no third page");
    }

    [Step]
    public Other Join([Collect] IReadOnlyList<Page> pages) => new();

    [Step]
    public void Take(Other other)
    {
    }

    [Step]
    public StopEvent<string> Recover(StepFailed failed) => new($"{failed.Step}: {failed.Exception.Message}");
}

public class RecoveryTests
{
    [Fact]
    public async Task WF12_StepThatAcceptsStepFailed_RecoversInTheBranchOfTheFailure()
    {
        var workflow = new PagesWorkflow();
        await using WorkflowHandler<string> handler = await workflow.RunAsync(4);
        Assert.Equal(
            "text 1 | Read 2: page 2 (2) | text 3 | Read 2: page 4 (4)",
            await handler.ResultAsync().WithinAsync());
        Assert.Equal(0, workflow.CaughtByAll);
        Assert.Equal(4, handler.Failures.Count);
        Assert.IsType<RunCompleted>((await handler.StreamItems().AllAsync())[^1].Event);
    }

    [Fact]
    public async Task WF12_CatchAll_DoesNotSwallowAFailure()
    {
        var workflow = new CatchAllWorkflow();
        await using WorkflowHandler<StopEventBase> handler = await workflow.RunAsync();
        Exception exception = await Assert.ThrowsAsync<InvalidOperationException>(() => handler.ResultAsync().WithinAsync());
        Assert.Equal("not for everyone", exception.Message);
        Assert.Equal(0, workflow.Caught);
    }

    [Theory]
    [InlineData(true, "page step ReadPage")]
    [InlineData(false, "any step ReadOther Other")]
    public async Task WF12_NearestRecovery_IsTaken(bool page, string expected) =>
        Assert.Equal(expected, await new NearestWorkflow().ExecuteAsync(page).WithinAsync());

    [Fact]
    public async Task WF12_FailureOfTheRecovery_IsFinal()
    {
        var workflow = new FailingRecoveryWorkflow();
        await using WorkflowHandler<StopEvent> handler = await workflow.RunAsync();
        Exception exception = await Assert.ThrowsAsync<NotSupportedException>(() => handler.ResultAsync().WithinAsync());
        Assert.Equal("second", exception.Message);
        Assert.Equal(1, workflow.Recoveries);
        Assert.Equal(["first", "second"], handler.Failures.Select(static failure => failure.Exception.Message));
    }

    [Fact]
    public async Task WF12_FailingFanOut_Recovers() =>
        Assert.Equal("Split: no third page", await new FailingFanOutWorkflow().ExecuteAsync().WithinAsync());
}
