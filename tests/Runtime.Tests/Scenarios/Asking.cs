using GenFlow.Testing;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Scenarios.Asking;

[Event]
public partial record Approval(bool Granted);

[StreamEvent]
public partial record Approve(string What) : InputRequest<Approval>;

[StreamEvent]
public partial record HowMany(string Of) : InputRequest<int>;

[StreamEvent]
public partial record Tick(int Number);

[Event]
public partial record Task1(int Number);

/// <summary>The request is the step's result; the answer goes on.</summary>
[Workflow]
public partial class ReturningWorkflow
{
    [Step]
    public Approve Ask(StartEvent<string> what) => new(what.Input);

    [Step]
    public StopEvent<string> Decide(Approval approval) => new(approval.Granted ? "done" : "refused");
}

/// <summary>Two bodies ask; another branch works meanwhile.</summary>
[Workflow]
public partial class AwaitingWorkflow
{
    internal readonly Latch MayTick = new();
    internal readonly Latch Ticked = new();

    [Step]
    public IEnumerable<Task1> Split(StartEvent start) => [new(1), new(2), new(3)];

    [Step, Publishes<HowMany>, Publishes<Tick>]
    public async Task<Counted> Work(Context ctx, Task1 task)
    {
        if (task.Number == 3)
        {
            await MayTick.Opened.WaitAsync(ctx.CancellationToken);
            ctx.WriteEventToStream(new Tick(3));
            Ticked.Open();
            return new Counted("3:worked");
        }

        int count = await ctx.RequestInputAsync(new HowMany($"apples {task.Number}"));
        return new Counted($"{task.Number}:{count}");
    }

    [Step]
    public StopEvent<string> Join([Collect] IReadOnlyList<Counted> counted) => new(string.Join(" ", counted.Select(static c => c.Text)));
}

[Event]
public partial record Counted(string Text);

[Workflow]
public partial class OneQuestionWorkflow(TimeSpan? timeout = null)
{
    internal readonly Latch Asked = new();

    [Step(Timeout = 1_000)]
    public async Task<StopEvent<int>> Ask(Context ctx, StartEvent start)
    {
        Task<int> answer = ctx.RequestInputAsync(new HowMany("pears") { Timeout = timeout });
        Asked.Open();
        return new(await answer);
    }
}

/// <summary>In a fan-out, each branch returns its request.</summary>
[Workflow]
public partial class ManyReturnedWorkflow
{
    [Step]
    public IEnumerable<Task1> Split(StartEvent start) => [new(1), new(2)];

    [Step]
    public Approve Ask(Task1 task) => new($"task {task.Number}") { Timeout = TimeSpan.FromHours(1) };

    [Step]
    public Counted Take(Approval approval) => new(approval.Granted ? "yes" : "no");

    [Step]
    public Counted Nobody(StepFailed failed) => new($"{failed.Step} {failed.Exception.GetType().Name} {failed.Input?.EventType}");

    [Step]
    public StopEvent<string> Join([Collect] IReadOnlyList<Counted> counted) => new(string.Join(",", counted.Select(static c => c.Text)));
}

[Workflow]
public partial class ManyQuestionsWorkflow
{
    [Step]
    public IEnumerable<Approve> Ask(StartEvent<int> count) => Enumerable.Range(0, count.Input).Select(static number => new Approve($"{number}"));

    [Step]
    public StopEvent Take(Approval approval) => new();
}

[Workflow]
public partial class ForgetfulWorkflow
{
    internal readonly Latch MayStop = new();

    [Step, Emits<Task1>]
    public void Ask(Context ctx, StartEvent start)
    {
        _ = ctx.RequestInputAsync(new HowMany("nobody waits"));
        ctx.SendEvent(new Task1(1));
    }

    [Step]
    public async Task<StopEvent> Wait(Task1 task)
    {
        await MayStop.Opened;
        return new StopEvent();
    }
}

public class AskingTests
{
    private readonly VirtualTime _clock = new();

    private RunOptions Options => new() { TimeProvider = _clock, Timeout = TimeSpan.FromMinutes(1) };

    [Fact]
    public async Task WF22_ReturnedRequest_AppearsWithAnId_AndItsAnswerGoesOn()
    {
        await using WorkflowHandler<string> handler = await new ReturningWorkflow().RunAsync("the plan", Options);
        Approve request = await FirstAsync<Approve>(handler);
        Assert.Equal(32, request.Id.Length);
        Assert.Same(request, Assert.Single(handler.PendingRequests));
        await handler.RespondAsync(request, new Approval(true));
        Assert.Equal("done", await handler.ResultAsync().WithinAsync());
        Assert.Empty(handler.PendingRequests);
    }

    [Fact]
    public async Task WF22_TwoOpenRequests_AnsweredInReverseById_WhileAnotherBranchWorks()
    {
        var workflow = new AwaitingWorkflow();
        await using WorkflowHandler<string> handler = await workflow.RunAsync(Options);
        HowMany[] requests = await TakeAsync<HowMany>(handler, 2);
        workflow.MayTick.Open();
        await workflow.Ticked.WithinAsync();

        HowMany second = requests.Single(static request => request.Of == "apples 2");
        await handler.RespondAsync(second.Id, 22);
        HowMany first = Assert.IsType<HowMany>(Assert.Single(handler.PendingRequests));
        Assert.Equal("apples 1", first.Of);
        await handler.RespondAsync(first, 11);
        Assert.Equal("1:11 2:22 3:worked", await handler.ResultAsync().WithinAsync());
    }

    [Fact]
    public async Task WF22_Wait_EatsNeitherTheRunsNorTheStepsTimeout()
    {
        var workflow = new OneQuestionWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(Options);
        await FirstAsync<HowMany>(handler);
        await workflow.Asked.WithinAsync();
        _clock.Advance(TimeSpan.FromDays(3));
        Assert.False(handler.ResultAsync().IsCompleted);
        await handler.RespondAsync(handler.PendingRequests[0].Id, 7);
        Assert.Equal(7, await handler.ResultAsync().WithinAsync());
    }

    [Fact]
    public async Task WF22_WhileAnotherBranchWorks_TheRunsTimeGoesOn()
    {
        var workflow = new AwaitingWorkflow();
        await using WorkflowHandler<string> handler = await workflow.RunAsync(Options);
        await TakeAsync<HowMany>(handler, 2);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<WorkflowTimeoutException>(() => handler.ResultAsync().WithinAsync());
        Assert.Equal(
            [InputClosedReason.RunEnded, InputClosedReason.RunEnded],
            (await handler.StreamEvents<InputClosed>().AllAsync()).Select(static closed => closed.Reason));
    }

    [Fact]
    public async Task WF22_UnknownUsedAndWrongTypedAnswers_AreTheCallersErrors()
    {
        await using WorkflowHandler<string> handler = await new ReturningWorkflow().RunAsync("x", Options);
        Approve request = await FirstAsync<Approve>(handler);

        InputResponseException unknown = await Refused(() => handler.RespondAsync("nonsense", new Approval(true)));
        InputResponseException wrong = await Refused(() => handler.RespondAsync(request.Id, 5));
        InputResponseException missing = await Refused(() => handler.RespondAsync(request.Id, null));
        Assert.Equal(
            [InputResponseError.NotOpen, InputResponseError.WrongType, InputResponseError.WrongType],
            [unknown.Error, wrong.Error, missing.Error]);
        Assert.Contains("Approval", wrong.Message, StringComparison.Ordinal);

        await handler.RespondAsync(request, new Approval(false));
        Assert.Equal("refused", await handler.ResultAsync().WithinAsync());
        InputResponseException used = await Refused(() => handler.RespondAsync(request, new Approval(true)));
        Assert.Equal((InputResponseError.NotOpen, request.Id), (used.Error, used.RequestId));
        Assert.Empty(handler.Failures);
    }

    [Fact]
    public async Task WF22_RequestTimeout_ThrowsAtTheAwait_AndCloses()
    {
        await using WorkflowHandler<int> handler = await new OneQuestionWorkflow(TimeSpan.FromHours(2)).RunAsync(Options);
        HowMany request = await FirstAsync<HowMany>(handler);
        await _clock.TimerStartedAsync(TimeSpan.FromHours(2)).WithinAsync();
        _clock.Advance(TimeSpan.FromHours(2));
        InputTimeoutException exception = await Assert.ThrowsAsync<InputTimeoutException>(() => handler.ResultAsync().WithinAsync());
        Assert.Equal(request.Id, exception.RequestId);
        Assert.Equal(new InputClosed(request.Id, InputClosedReason.TimedOut), Assert.Single(await handler.StreamEvents<InputClosed>().AllAsync()));
    }

    [Fact]
    public async Task WF22_ReturnedRequestThatTimesOut_IsAFailureThatAStepMayRecover()
    {
        await using WorkflowHandler<string> handler = await new ManyReturnedWorkflow().RunAsync(Options with { Timeout = Timeout.InfiniteTimeSpan });
        Approve[] requests = await TakeAsync<Approve>(handler, 2);
        await handler.RespondAsync(requests.Single(static request => request.What == "task 2"), new Approval(true));
        await _clock.TimerStartedAsync(TimeSpan.FromHours(1)).WithinAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("Ask InputTimeoutException Task1,yes", await handler.ResultAsync().WithinAsync());
    }

    [Fact]
    public async Task WF22_Cancel_ClosesWhatIsOpen()
    {
        await using WorkflowHandler<int> handler = await new OneQuestionWorkflow().RunAsync(Options);
        HowMany request = await FirstAsync<HowMany>(handler);
        handler.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handler.ResultAsync().WithinAsync());
        List<StreamItem> items = await handler.StreamItems().AllAsync();
        Assert.Equal(["HowMany", "InputClosed", "RunCancelled"], items.Select(static item => item.Event.EventType));
        Assert.Equal(new InputClosed(request.Id, InputClosedReason.RunEnded), items[1].Event);
        await Refused(() => handler.RespondAsync(request, 1));
    }

    [Fact]
    public async Task WF22_BodyThatEndsWithoutWaiting_ClosesItsRequest()
    {
        var workflow = new ForgetfulWorkflow();
        await using WorkflowHandler<StopEvent> handler = await workflow.RunAsync(Options);
        HowMany request = await FirstAsync<HowMany>(handler);
        InputClosed closed = await FirstAsync<InputClosed>(handler);
        Assert.Equal(new InputClosed(request.Id, InputClosedReason.StepEnded), closed);
        workflow.MayStop.Open();
        await handler.ResultAsync().WithinAsync();
    }

    [Fact]
    public async Task BadInput_MoreRequestsThanMayWait_FailTheRunWithTheStep()
    {
        await using WorkflowHandler<StopEvent> handler = await new ManyQuestionsWorkflow().RunAsync(1_000, Options with { MaxPendingEvents = 50 });
        WorkflowLimitException exception = await Assert.ThrowsAsync<WorkflowLimitException>(() => handler.ResultAsync().WithinAsync());
        Assert.Equal((nameof(RunOptions.MaxPendingEvents), "Ask"), (exception.Limit, exception.Step));
        Assert.Empty(handler.PendingRequests);
        Assert.InRange((await handler.StreamEvents<Approve>().AllAsync()).Count, 50, 60);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WF22_AskingUnderExecuteAsync_FailsAtOnce_SinceNobodyCanAnswer(bool returned)
    {
        Task run = returned ? new ReturningWorkflow().ExecuteAsync("x", Options) : new OneQuestionWorkflow().ExecuteAsync(Options);
        WorkflowException exception = await Assert.ThrowsAsync<WorkflowException>(() => run.WithinAsync());
        Assert.Equal("Ask", exception.Step);
        Assert.Contains("RunAsync", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<InputResponseException> Refused(Func<ValueTask> respond) =>
        await Assert.ThrowsAsync<InputResponseException>(async () => await respond());

    private static async Task<T> FirstAsync<T>(WorkflowHandler handler) where T : StreamEvent => (await TakeAsync<T>(handler, 1))[0];

    private static async Task<T[]> TakeAsync<T>(WorkflowHandler handler, int count) where T : StreamEvent
    {
        return await Take().WithinAsync();

        async Task<T[]> Take()
        {
            var taken = new List<T>();
            await foreach (T ev in handler.StreamEvents<T>())
            {
                taken.Add(ev);
                if (taken.Count == count)
                {
                    break;
                }
            }

            return [.. taken];
        }
    }
}
