using GenFlow.Agents.Testing;
using GenFlow.Models;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG08_TokenLimit
{
    [Theory]
    [Wires(Except = [Wire.WholeCalls])] // Its client ends the call: see below.
    public async Task AG08_token_limit_inside_arguments_aborts_the_action_and_is_no_success(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Text("Let me").Action("c1", "find", "{\"city\":\"Os").LeaveOpen().Stop(StopReason.OutputLimit, "max_tokens").Usage(10, 5), "Yes.");
        TestAction find = TestAction.Echo("find", new ActionSettings { IsEager = true });
        var agent = new Agent(model.Client) { Actions = [find] };
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(agent.StreamAsync("Where?", session));

        run.Shows(
            wire,
            "MessageStart",
            "ContentDelta 'Let me'",
            "ActionStart c1 find",
            "ActionDelta c1 {\"city\":\"Os",
            "ActionAborted c1 {\"city\":\"Os",
            "UsageUpdated 10+5 of 10+5 OutputLimit",
            "MessageEnd 'Let me'",
            "AgentCompleted Truncated");
        Assert.Equal(0, find.Calls);
        Assert.Equal((false, StopReason.OutputLimit, Words.Of(wire, StopReason.OutputLimit)), (run.Response.IsSuccess, run.Response.Message.StopReason, run.Response.Message.RawStopReason));
        Assert.Equal(new Usage(10, 5), session.Usage);

        Assert.Equal("Yes.", (await agent.RunAsync("Go on.", session)).Text);
        Transcript.Check(model.Requests[1].Messages);
    }

    [Theory]
    [Wires(StopReason.OutputLimit, "length", Except = [Wire.WholeCalls])] // Its client ends the call.
    [InlineData(Wire.Deltas, StopReason.ContextLimit, "model_context_window_exceeded")]
    [InlineData(Wire.Anthropic, StopReason.ContextLimit, "model_context_window_exceeded")] // OpenAI's have no such end.
    public async Task AG08_complete_arguments_do_not_run_either_where_their_message_is_cut(Wire wire, StopReason reason, string raw)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Action("c1", "find", "{}").Action("c2", "find", "{}").LeaveOpen().Stop(reason, raw));
        TestAction find = TestAction.Echo("find");

        Recording run = await Recording.OfAsync(new Agent(model.Client) { Actions = [find] }.StreamAsync("Where?"));

        if (wire == Wire.ChatCompletions)
        {
            // What is a whole object is taken for complete, since nothing else says it.
            Assert.Equal(["ActionEnd c1 {}", "ActionEnd c2 {}", $"UsageUpdated 0+0 of 0+0 {reason}", "ActionSkipped c1 MessageBroken", "ActionSkipped c2 MessageBroken", "MessageEnd ''", "AgentCompleted Truncated"], run.Lines.Skip(5));
            Assert.Equal(0, find.Calls);
            return;
        }

        Assert.Equal(["ActionAborted c2 {}", $"UsageUpdated 0+0 of 0+0 {reason}", "ActionSkipped c1 MessageBroken", "MessageEnd ''", "AgentCompleted Truncated"], run.Lines.Skip(6));
        Assert.Equal(0, find.Calls);
    }

    [Fact]
    public async Task AG08_a_chat_client_that_gives_cut_arguments_as_a_call_does_not_run_them()
    {
        var model = new ScriptedChatClient(new Reply().Action("c1", "find", "{\"city\":\"Os").LeaveOpen().Stop(StopReason.OutputLimit, "max_tokens"));
        TestAction find = TestAction.Echo("find");

        Recording run = await Recording.OfAsync(new Agent(model) { Actions = [find] }.StreamAsync("Where?"));

        run.Shows(Wire.WholeCalls, "MessageStart", "ActionStart c1 find", "UsageUpdated 0+0 of 0+0 OutputLimit", "ActionSkipped c1 MessageBroken", "MessageEnd ''", "AgentCompleted Truncated");
        Assert.Equal(0, find.Calls);
    }
}
