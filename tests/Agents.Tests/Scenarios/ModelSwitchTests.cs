using GenFlow.Agents.Testing;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>Agents on clients that fall back on others.</summary>
public sealed class ModelSwitchTests
{
    private const string Names = "client (1) client (2)";
    private static readonly FallbackOptions s_restarts = new() { RestartsAnswers = true };
    private static readonly ModelException s_overloaded = new ModelOverloadedException("Full.") { IsTransient = true };

    [Fact]
    public async Task Model_that_fails_before_it_answers_is_told_of_inside_the_message()
    {
        var agent = new Agent(Fallback(null, new Reply().Fail(s_overloaded), new Reply().Text("Hello").Usage(10, 2)));

        Recording run = await Recording.OfAsync(agent.StreamAsync("Hi"));

        Assert.Equal(["MessageStart", $"ModelSwitched {Names}", "ContentDelta 'Hello'", "UsageUpdated 10+2 of 10+2 EndOfTurn", "MessageEnd 'Hello'", "AgentCompleted Completed"], run.Lines);
        Assert.Equal("Full.", run.Events.OfType<ModelSwitched>().Single().Reason);
    }

    [Fact]
    public async Task Model_that_fails_inside_its_answer_is_replaced_in_the_same_turn()
    {
        var session = new AgentSession();
        Reply broken = new Reply().Thought("hm").LeaveOpen().Text("Hel").Usage(10, 1).Action("c", "find", "{\"q").LeaveOpen().Fail(s_overloaded);
        var agent = new Agent(Fallback(s_restarts, broken, new Reply().Text("Good day").Usage(20, 5))) { Actions = [TestAction.Echo("find")] };

        Recording run = await Recording.OfAsync(agent.StreamAsync("Hi", session));

        Assert.Equal(
            [
                "MessageStart", "ThoughtStart thought-1", "ThoughtDelta thought-1 'hm'", "ContentDelta 'Hel'", "ActionStart c find", "ActionDelta c {\"q",
                "ThoughtEnd thought-1 'hm'", "ActionAborted c {\"q", "UsageUpdated 10+1 of 10+1 Unknown", "MessageFailed 'Hel'",
                $"ModelSwitched {Names}",
                "MessageStart", "ContentDelta 'Good day'", "UsageUpdated 20+5 of 30+6 EndOfTurn", "MessageEnd 'Good day'", "AgentCompleted Completed",
            ],
            run.Lines);
        Assert.Equal("Full.", run.Events.OfType<MessageFailed>().Single().Error);
        Assert.Equal([1, 1], run.Events.OfType<MessageStart>().Select(static start => start.Turn));
        Assert.Equal(run.Events.OfType<MessageStart>().Last().MessageId, run.Events.OfType<ModelSwitched>().Single().MessageId);
        Assert.Equal(["Hi", "Good day"], session.Messages.Select(static message => message.Text));
        Assert.Equal((30, 6), (session.Usage.InputTokens, session.Usage.OutputTokens));
        Assert.Equal(1, run.Response.Iterations);
    }

    [Fact]
    public async Task Eager_action_that_runs_is_waited_for_and_no_other_call_of_the_abandoned_message_runs()
    {
        var read = new TaskCompletionSource();
        var gate = new ScriptGate();
        int reads = 0;
        var eager = new TestAction("read", async (_, _) =>
        {
            reads++;
            await read.Task;
            return await TestAction.Text("seen");
        }, new ActionSettings { IsEager = true });
        TestAction write = TestAction.Echo("write");
        Reply broken = new Reply().Action("r", "read", "{}").EndBlock().Action("q", "read", "{}").EndBlock().Action("w", "write", "{}").EndBlock().Wait(gate).Fail(s_overloaded);
        Reply second = new Reply().Action("w", "write", "{}").EndBlock();
        var session = new AgentSession();
        using var client = new FallbackChatClient([new ScriptedModelStream(broken, "Done."), new ScriptedModelStream(second)], s_restarts);
        var agent = new Agent(client) { Actions = [eager, write], MaxParallelActions = 1 };

        Recording run = await Recording.OfAsync(agent.StreamAsync("Go.", session), ev =>
        {
            switch (ev)
            {
                case ActionExecutionStart { Id: "r" }:
                    gate.Open();
                    break;
                case ActionSkipped { Id: "w" }:
                    read.TrySetResult();
                    break;
            }
        });

        string[] expected =
        [
            "ActionSkipped q MessageBroken", "ActionSkipped w MessageBroken", "ActionExecuted r 'seen'", "MessageFailed ''", $"ModelSwitched {Names}", "MessageStart", "ActionStart w-2 write",
        ];
        Assert.Equal(expected, run.Lines.SkipWhile(static line => !line.StartsWith("ActionSkipped", StringComparison.Ordinal)).Take(expected.Length));
        Assert.Equal((1, 1), (reads, write.Calls));
        Assert.DoesNotContain(session.Messages.SelectMany(static message => message.Actions), static action => action.Name == "read");
    }

    [Fact]
    public async Task Cancellation_while_an_abandoned_action_is_waited_for_ends_the_run_with_its_brackets_closed()
    {
        using var stop = new CancellationTokenSource();
        var gate = new ScriptGate();
        var eager = new TestAction("read", async (_, context) =>
        {
            gate.Open();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
            return await TestAction.Text("never");
        }, new ActionSettings { IsEager = true });
        Reply broken = new Reply().Usage(10, 1).Action("r", "read", "{}").EndBlock().Action("w", "write", "{}").EndBlock().Wait(gate).Fail(s_overloaded);
        using IChatClient client = Fallback(s_restarts, broken, "Never.");
        var session = new AgentSession();
        var agent = new Agent(client) { Actions = [eager, TestAction.Echo("write")] };

        Recording run = await Recording.OfAsync(agent.StreamAsync("Go.", session, stop.Token), ev =>
        {
            if (ev is ActionSkipped)
            {
                stop.Cancel();
            }
        });

        Assert.IsAssignableFrom<OperationCanceledException>(run.Failure);
        Assert.Equal(["ActionExecuted r error 'Cancelled while it ran.'", "UsageUpdated 10+1 of 10+1 Unknown", "MessageFailed ''"], run.Lines.TakeLast(3));
        Assert.Single(session.Messages);
        Assert.Equal(10, session.Usage.InputTokens);
    }

    [Fact]
    public async Task All_models_failing_fails_the_run_with_all_reasons()
    {
        var agent = new Agent(Fallback(s_restarts, new Reply().Text("a").Fail(s_overloaded), new Reply().Text("b").Fail(s_overloaded)));

        Recording run = await Recording.OfAsync(agent.StreamAsync("Hi"));

        Assert.Equal(2, Assert.IsType<ModelFallbackException>(run.Failure).Failures.Count);
        Assert.Equal(["MessageStart", "ContentDelta 'a'", "MessageFailed 'a'", $"ModelSwitched {Names}", "MessageStart", "ContentDelta 'b'", "MessageFailed 'b'"], run.Lines);
    }

    [Fact]
    public async Task Typed_answer_is_the_one_that_completed()
    {
        var agent = new Agent(Fallback(s_restarts, new Reply().Text("{\"title\":\"Old").Fail(s_overloaded), new Reply().Text("{\"title\":\"Ne", "w\",\"minutes\":5}")));
        var titles = new List<string?>();
        AgentStream<Dish> stream = agent.StreamAsync<Dish>("Cook.");

        Recording run = await Recording.OfEventsAsync(stream, ev =>
        {
            if (ev is ContentDelta { Partial: Dish.Partial partial })
            {
                titles.Add(partial.Title);
            }
        });

        Assert.Null(run.Failure);
        Assert.Equal(["Old", "Ne", "New"], titles);
        Assert.Equal(new Dish("New", 5), stream.Response.Output);
    }

    [Fact]
    public async Task Answer_from_the_cache_acts_again_and_costs_nothing()
    {
        TestAction find = TestAction.Echo("find");
        var model = new ScriptedModelStream(new Reply().Action("c", "find", "{\"city\":", "\"Oslo\"}").EndBlock().Usage(10, 5), new Reply().Text("Found.").Usage(20, 1));
        using var client = new CachingChatClient(model);
        var agent = new Agent(client) { Actions = [find] };

        Recording first = await Recording.OfAsync(agent.StreamAsync("Hi"));
        Recording second = await Recording.OfAsync(agent.StreamAsync("Hi"));

        Assert.Equal(2, model.Opened);
        Assert.Equal(2, find.Calls);
        Assert.Equal(first.Lines.Where(static line => !line.StartsWith("Usage", StringComparison.Ordinal)), second.Lines.Where(static line => !line.StartsWith("Usage", StringComparison.Ordinal)));
        Assert.Equal((36, 0), (first.Response.Usage.TotalTokens, second.Response.Usage.TotalTokens));
    }

    private static FallbackChatClient Fallback(FallbackOptions? options, params Reply[] replies) =>
        new([.. replies.Select(static reply => new ScriptedModelStream(reply))], options);
}
