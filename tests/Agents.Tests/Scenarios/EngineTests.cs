using GenFlow.Agents.Testing;
using GenFlow.Models;
using GenFlow.Testing;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>What clients, actions and readers do wrong, and what the engine makes of it.</summary>
public sealed class EngineTests
{
    private static readonly ModelDelta s_stop = ModelDelta.Stop(StopReason.EndOfTurn, "stop");

    [Fact]
    public async Task A_client_that_throws_at_once_has_its_brackets()
    {
        var failure = new InvalidOperationException("not now");

        Recording run = await Recording.OfAsync(new Agent(OwnModel.Of((_, _, _) => throw failure)).StreamAsync("Go."));

        Assert.Equal(["MessageStart", "MessageFailed ''"], run.Lines);
        Assert.Same(failure, run.Failure);
    }

    [Fact]
    public async Task A_callback_on_an_actions_token_that_throws_does_not_hide_the_end()
    {
        var registered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var rude = new TestAction("rude", async (_, context) =>
        {
            using CancellationTokenRegistration registration = context.CancellationToken.Register(static () => throw new InvalidOperationException("rude"));
            registered.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
            return ActionOutput.Nothing;
        }, new ActionSettings { IsEager = true });
        var failure = new ModelException("broken");
        var model = OwnModel.Of((_, _, _) => StreamAsync());
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(new Agent(model) { Actions = [rude] }.StreamAsync("Go.", session));

        Assert.Same(failure, run.Failure);
        Assert.Equal(["ActionExecuted c error 'Cancelled while it ran.'", "MessageFailed ''"], run.Lines.TakeLast(2));

        async IAsyncEnumerable<ModelDelta> StreamAsync()
        {
            yield return ModelDelta.ActionStart(0, "c", "rude");
            yield return ModelDelta.BlockEnd(0);
            await registered.Task;
            throw failure;
        }
    }

    [Fact]
    public async Task Disposing_while_an_event_is_awaited_is_refused_and_the_run_goes_on()
    {
        var gate = new ScriptGate();
        var model = new ScriptedModelStream(new Reply().Wait(gate).Text("a"));
        IAsyncEnumerator<AgentEvent> events = new Agent(model).StreamAsync("Go.").GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        ValueTask<bool> next = events.MoveNextAsync();
        await gate.Reached;

        await Assert.ThrowsAsync<NotSupportedException>(async () => await events.DisposeAsync());
        gate.Open();

        Assert.True(await next);
        Assert.IsType<ContentDelta>(events.Current);
        await events.DisposeAsync();
        Assert.Equal((1, 1), (model.Opened, model.Closed));
    }

    [Fact]
    public async Task An_action_that_reports_without_end_is_left_behind_after_the_grace()
    {
        var time = new VirtualTime();
        bool isStopped = false;
        var chatty = new TestAction("chatty", async (_, context) =>
        {
            while (!Volatile.Read(ref isStopped))
            {
                await context.ReportAsync("still there");
                await Task.Yield();
            }

            return ActionOutput.Nothing;
        });
        var agent = new Agent(new ScriptedModelStream(new Reply().Action("c", "chatty"))) { Actions = [chatty], TimeProvider = time };
        var session = new AgentSession();

        Task<Recording> leaving = Recording.LeftAsync(agent.StreamAsync("Go.", session), static ev => ev is ActionProgress);
        await time.PassAsync(agent.Grace, leaving);
        Volatile.Write(ref isStopped, true);

        Assert.Contains("left behind", session.Messages[1].Actions.Single().Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_run_does_not_wait_for_a_client_that_does_not_obey_while_actions_run()
    {
        var time = new VirtualTime();
        using var cancellation = new CancellationTokenSource();
        var never = new TaskCompletionSource();
        var waits = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bool isDisposed = false;
        var model = OwnModel.Of((_, _, _) => StreamAsync());
        var slow = new TestAction(
            "slow", static async (_, context) => { await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken); return ActionOutput.Nothing; }, new ActionSettings { IsEager = true });
        Agent agent = new(model) { Actions = [slow], TimeProvider = time };

        Task<Recording> running = Recording.OfAsync(agent.StreamAsync("Go.", null, cancellation.Token), ev =>
        {
            if (ev is ActionExecutionStart)
            {
                started.TrySetResult();
            }
        });
        await Task.WhenAll(started.Task, waits.Task);
        await cancellation.CancelAsync();
        Recording run = await time.PassAsync(agent.Grace, running);

        Assert.IsAssignableFrom<OperationCanceledException>(run.Failure);
        Assert.False(isDisposed);
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _closed = closed;
        never.SetResult();
        await closed.Task;
        Assert.True(isDisposed);

        async IAsyncEnumerable<ModelDelta> StreamAsync()
        {
            try
            {
                yield return ModelDelta.ActionStart(0, "c", "slow");
                yield return ModelDelta.BlockEnd(0);
                waits.SetResult();
                await never.Task;
                yield return s_stop;
            }
            finally
            {
                isDisposed = true;
                _closed?.SetResult();
            }
        }
    }

    private TaskCompletionSource? _closed;

    [Fact]
    public async Task A_partial_that_cannot_be_made_is_the_readers_and_not_the_runs()
    {
        var model = new ScriptedModelStream(new Reply().Action("c", "odd", "{\"a\":1}"), "Done.");

        Recording run = await Recording.OfAsync(new Agent(model) { Actions = [new Odd()] }.StreamAsync("Go."));

        Assert.Equal("Done.", run.Response.Text);
        Assert.Throws<InvalidOperationException>(() => run.Events.OfType<ActionDelta>().Single().Partial);
    }

    [Fact]
    public async Task An_action_that_awaits_its_own_agent_on_the_same_session_is_told_and_nothing_hangs()
    {
        Agent? agent = null;
        var session = new AgentSession();
        var self = new TestAction("self", async (_, context) => new ActionOutput { Text = (await agent!.RunAsync("Me.", session, context.CancellationToken)).Text });
        agent = new Agent(new ScriptedModelStream(new Reply().Action("c", "self"), "Done.")) { Actions = [self] };

        Recording run = await Recording.OfAsync(agent.StreamAsync("Go.", session));

        Assert.StartsWith("SessionInUseException", session.Messages[1].Actions.Single().Result, StringComparison.Ordinal);
        Assert.Equal("Done.", run.Response.Text);
    }

    [Fact]
    public async Task A_token_that_is_cancelled_before_the_run_leaves_the_session_free_and_the_model_unasked()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        var model = new ScriptedModelStream("a", "b");
        var agent = new Agent(model);
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(agent.StreamAsync("Go.", session, cancellation.Token));

        Assert.IsAssignableFrom<OperationCanceledException>(run.Failure);
        Assert.Empty(model.Requests);
        Assert.Equal(AgentStatus.Completed, (await agent.RunAsync("Go.", session)).Status);
    }

    private sealed class Odd() : AgentAction("odd", "", new())
    {
        public override GenFlow.Shapes.TypeShape Shape { get; } = new GenFlow.Shapes.ObjectShape("odd", null, false, []);

        protected internal override object ReadArguments(ref GenFlow.Serialization.EventJsonReader reader)
        {
            reader.Skip();
            return this;
        }

        protected internal override object CreatePartial(PartialJson json) => throw new InvalidOperationException("odd");

        protected internal override ValueTask<ActionOutput> InvokeAsync(object arguments, ActionContext context) => new(ActionOutput.Nothing);
    }
}
