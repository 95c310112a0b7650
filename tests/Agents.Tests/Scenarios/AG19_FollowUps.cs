using GenFlow.Agents.Testing;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG19_FollowUps
{
    [Theory]
    [Wires]
    public async Task AG19_an_optional_follow_up_is_offered_in_the_next_call_only(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(
            wire, new Reply().Action("c1", "find"), new Reply().Action("c2", "book"), new Reply().Action("c3", "book"), "Done.");
        TestAction book = TestAction.Echo("book");

        Recording run = await Recording.OfAsync(new Agent(model.Client) { Actions = [Offering("find", "book")], FollowUpActions = [book] }.StreamAsync("Go."));

        Assert.Equal([["find"], ["find", "book"], ["find"], ["find"]], model.Requests.Select(static request => request.Tools.ToArray()));
        Assert.All(model.Requests, static request => Assert.Equal(ChatToolMode.Auto, request.ToolMode));
        Assert.Equal(["book"], run.Events.OfType<ActionExecuted>().First().FollowUp!.Actions);
        Assert.Equal(1, book.Calls);
        Assert.Contains("ActionSkipped c3 NotOffered", run.Lines);
        Assert.Equal("The action 'book' cannot be used now. Available: find.", model.Requests[3].Results[^1].Text);
    }

    [Theory]
    [Wires]
    public async Task AG19_a_forced_follow_up_restricts_the_next_call_to_it(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Action("c1", "find"), new Reply().Action("c2", "find").Action("c3", "book"), "Done.");
        TestAction find = Offering("find", "book", isForced: true);
        TestAction book = TestAction.Echo("book");

        Recording run = await Recording.OfAsync(new Agent(model.Client) { Actions = [find], FollowUpActions = [book] }.StreamAsync("Go."));

        Assert.Equal([["find"], ["book"], ["find"]], model.Requests.Select(static request => request.Tools.ToArray()));
        Assert.Equal([ChatToolMode.Auto, ChatToolMode.RequireAny, ChatToolMode.Auto], model.Requests.Select(static request => request.ToolMode));
        Assert.Contains("ActionSkipped c2 NotOffered", run.Lines);
        Assert.Equal((1, 1), (find.Calls, book.Calls));
    }

    [Fact]
    public async Task AG19_follow_ups_of_follow_ups_end_at_the_bound()
    {
        ScriptedModelStream model = ScriptedModelStream.Of(static request => request.Tools.Contains("again") ? new Reply().Action($"c{request.Number}", "again") : request.Number == 1 ? new Reply().Action("c1", "begin") : "Done.");
        TestAction again = Offering("again", "again", isForced: true);

        Recording run = await Recording.OfAsync(
            new Agent(model) { Actions = [Offering("begin", "again", isForced: true)], FollowUpActions = [again], MaxFollowUpDepth = 3 }.StreamAsync("Go."));

        Assert.Equal((3, AgentStatus.Completed), (again.Calls, run.Response.Status));
        Assert.Null(run.Events.OfType<ActionExecuted>().Last().FollowUp);
        Assert.Equal(["begin"], model.Requests[^1].Tools);
    }

    [Theory]
    [Wires]
    public async Task AG19_a_follow_up_that_is_offered_anyway_is_declared_once(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Action("c1", "find"), "Done.");

        await new Agent(model.Client) { Actions = [Offering("find", "find")] }.RunAsync("Go.");

        Assert.Equal(["find"], model.Requests[1].Tools);
    }

    [Theory]
    [Wires]
    public async Task AG19_a_follow_up_that_does_not_exist_fails_the_run_and_leaves_a_valid_session(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Action("c1", "find").Action("c2", "slow"));
        var slow = new TestAction("slow", static async (_, context) => { await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken); return ActionOutput.Nothing; });
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(new Agent(model.Client) { Actions = [Offering("find", "bok"), slow] }.StreamAsync("Go.", session));

        Assert.Contains("'bok'", Assert.IsType<AgentConfigurationException>(run.Failure).Message, StringComparison.Ordinal);
        Assert.IsType<MessageFailed>(run.Events[^1]);
        Assert.Equal(2, session.Messages[1].Actions.Count());
        Transcript.Check(session);
    }

    // The other wires have no pause.
    [Theory]
    [Wires(Except = [Wire.Responses, Wire.ChatCompletions])]
    public async Task AG19_a_pause_keeps_what_was_demanded(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(
            wire,
            new Reply().Action("c1", "find"), new Reply().Text("…").Stop(StopReason.Pause, "pause_turn"), new Reply().Action("c2", "book"), "Done.");

        await new Agent(model.Client) { Actions = [Offering("find", "book", isForced: true)], FollowUpActions = [TestAction.Echo("book")] }.RunAsync("Go.");

        Assert.Equal([["find"], ["book"], ["book"], ["find"]], model.Requests.Select(static request => request.Tools.ToArray()));
    }

    private static TestAction Offering(string name, string next, bool isForced = false) =>
        new(name, (_, _) => new(new ActionOutput { Text = name, FollowUp = new FollowUp([next], isForced) }));
}
