using GenFlow.Agents.Testing;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG12_Exits
{
    private static readonly ActionSettings s_exit = new() { IsExit = true };

    [Theory]
    [Wires(true)]
    [Wires(false)]
    public async Task AG12_an_exit_in_a_batch_of_two_ends_the_run_and_the_other_is_skipped(Wire wire, bool isFirst)
    {
        Reply both = isFirst ? new Reply().Action("e", "done", "{\"count\":7}").Action("c", "find", "{}") : new Reply().Action("c", "find", "{}").Action("e", "done", "{\"count\":7}");
        ScriptedModel model = ScriptedModel.Of(wire, both, "More.");
        TestAction find = TestAction.Echo("find");
        var done = new TestAction("done", static (args, _) => new(new ActionOutput { Text = "ended", Value = args }), s_exit);
        var agent = new Agent(model.Client) { Actions = [find, done] };
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(agent.StreamAsync("Where?", session));

        Assert.Equal(
            ["ActionSkipped c Exit", "ActionExecutionStart e", "ActionExecuted e 'ended' exit", "MessageEnd ''", "AgentCompleted Exited"],
            run.Lines.TakeLast(5));
        Assert.Equal((0, 1, "done", true), (find.Calls, done.Calls, run.Response.ExitAction, run.Response.IsSuccess));
        Assert.Equal(new TestArgs(null, 7), run.Response.ExitValue);
        Assert.Single(model.Requests);

        Assert.Equal("More.", (await agent.RunAsync("And?", session)).Text);
        Transcript.Check(model.Requests[1].Messages);
        Assert.Contains("done", session.Messages[1].Actions.Single(static action => action.Id == "c").Result, StringComparison.Ordinal);
    }

    [Theory]
    [Wires]
    public async Task AG12_an_eager_action_that_ran_beside_an_exit_keeps_its_result(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Action("c", "find", "{}").Action("e", "done", "{}"));
        TestAction find = TestAction.Echo("find", new ActionSettings { IsEager = true });
        TestAction done = TestAction.Echo("done", s_exit);
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(new Agent(model.Client) { Actions = [find, done] }.StreamAsync("Where?", session));

        Assert.Contains("ActionExecuted c 'find of nowhere'", run.Lines);
        Assert.Equal(AgentStatus.Exited, run.Response.Status);
        Assert.False(session.Messages[1].Actions.First().IsError);
        Transcript.Check(session);
    }

    [Theory]
    [Wires]
    public async Task AG12_an_exit_that_fails_does_not_end_the_run(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Action("e", "done", "{}"), new Reply().Action("e2", "done", "{\"city\":\"Oslo\"}"));
        var done = new TestAction("done", static (args, _) => args.City is null ? throw new InvalidOperationException("no city") : TestAction.Text(args.City), s_exit);

        Recording run = await Recording.OfAsync(new Agent(model.Client) { Actions = [done] }.StreamAsync("Where?"));

        Assert.Contains("ActionExecuted e error 'InvalidOperationException: no city'", run.Lines);
        Assert.Equal((AgentStatus.Exited, 2, "Oslo"), (run.Response.Status, run.Response.Iterations, run.Response.ExitValue));
    }

    [Theory]
    [Wires]
    public async Task AG12_of_two_exits_the_first_runs_and_an_exit_whose_arguments_do_not_fit_is_none(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Action("a", "stop", "{\"count\":\"x\"}").Action("b", "done", "{}").Action("c", "stop", "{}"));
        TestAction stop = TestAction.Echo("stop", s_exit);
        TestAction done = TestAction.Echo("done", s_exit);

        Recording run = await Recording.OfAsync(new Agent(model.Client) { Actions = [stop, done] }.StreamAsync("Where?"));

        Assert.Equal(
            ["ActionSkipped a InvalidArguments", "ActionSkipped c Exit", "ActionExecutionStart b", "ActionExecuted b 'done of nowhere' exit", "MessageEnd ''", "AgentCompleted Exited"],
            run.Lines.TakeLast(6));
        Assert.Equal((0, "done"), (stop.Calls, run.Response.ExitAction));
    }
}
