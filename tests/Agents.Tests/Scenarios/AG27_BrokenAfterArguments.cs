using GenFlow.Agents.Testing;
using GenFlow.Models;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG27_BrokenAfterArguments
{
    private static readonly Reply s_called = new Reply().Action("r", "read", "{}").EndBlock().Action("w", "write", "{\"city\":\"Oslo\"}").EndBlock();

    [Theory]
    [Wires(StopReason.Refusal, "refusal")]
    [Wires(StopReason.ContentFilter, "content_filter", Except = [Wire.Anthropic])] // It refuses, and has no filter.
    [Wires(StopReason.OutputLimit, "max_tokens")]
    public async Task AG27_a_message_that_is_refused_or_cut_after_complete_arguments_runs_only_the_eager_action(Wire wire, StopReason reason, string raw)
    {
        ScriptedModel model = ScriptedModel.Of(wire, s_called.Stop(reason, raw), "Fine.");
        TestAction read = TestAction.Echo("read", new ActionSettings { IsEager = true });
        TestAction write = TestAction.Echo("write");
        var agent = new Agent(model.Client) { Actions = [read, write] };
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(agent.StreamAsync("Go.", session));

        Assert.Equal((1, 0), (read.Calls, write.Calls));
        Assert.Contains("ActionExecuted r 'read of nowhere'", run.Lines);
        Assert.Contains("ActionSkipped w MessageBroken", run.Lines);
        Assert.Equal([$"MessageEnd '{run.Response.Text}'", $"AgentCompleted {run.Response.Status}"], run.Lines.TakeLast(2));
        Assert.False(run.Response.IsSuccess);
        await agent.RunAsync("Again.", session);
        Transcript.Check(model.Requests[1].Messages);
    }

    [Theory]
    // In Chat Completions no call is complete before the answer is. A client of whole calls ends by itself.
    [Wires(true, Except = [Wire.ChatCompletions])]
    [Wires(false, Except = [Wire.ChatCompletions, Wire.WholeCalls])]
    public async Task AG27_a_message_that_breaks_off_after_complete_arguments_runs_only_the_eager_action(Wire wire, bool throws)
    {
        var gate = new ScriptGate();
        Reply broken = s_called.Wait(gate);
        ScriptedModel model = ScriptedModel.Of(wire, throws ? broken.Fail(new ModelException("overloaded")) : broken.Cut(), "Fine.");
        TestAction read = TestAction.Echo("read", new ActionSettings { IsEager = true });
        TestAction write = TestAction.Echo("write");
        var agent = new Agent(model.Client) { Actions = [read, write] };
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(agent.StreamAsync("Go.", session), ev =>
        {
            if (ev is ActionExecuted)
            {
                gate.Open();
            }
        });

        Assert.IsAssignableFrom<ModelException>(run.Failure);
        Assert.Equal((1, 0), (read.Calls, write.Calls));
        // It runs beside the deltas: where between them it has ended, nobody knows.
        Assert.Contains("ActionExecuted r 'read of nowhere'", run.Lines);
        Assert.Equal(["ActionSkipped w MessageBroken", "MessageFailed ''"], run.Last(wire, 2));
        Assert.Single(session.Messages);
        Assert.Equal("Fine.", (await agent.RunAsync(session)).Text);
    }
}
