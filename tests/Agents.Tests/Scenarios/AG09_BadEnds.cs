using GenFlow.Agents.Testing;
using GenFlow.Agents.Tests.Scenarios.Wires;
using GenFlow.Models;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG09_BadEnds
{
    [Theory]
    [Wires(StopReason.Refusal, "refusal", AgentStatus.Refused)]
    [Wires(StopReason.ContentFilter, "content_filter", AgentStatus.Filtered, Except = [Wire.Anthropic])] // It refuses, and has no filter.
    [Wires(StopReason.OutputLimit, "max_tokens", AgentStatus.Truncated)]
    public async Task AG09_a_refusal_or_a_filter_is_visible_and_never_completed(Wire wire, StopReason reason, string raw, AgentStatus status)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Text("I").Stop(reason, raw).Usage(10, 5), "Fine.");
        var agent = new Agent(model.Client);
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(agent.StreamAsync("Tell me.", session));

        // OpenAI's wires say a refusal in words of its own.
        string words = reason == StopReason.Refusal && wire is Wire.Responses or Wire.ChatCompletions ? WireEncoder.Refusal : "";
        string[] shown = words.Length > 0 ? ["ContentDelta 'I'", $"ContentDelta '{words}'"] : ["ContentDelta 'I'"];
        run.Shows(wire, ["MessageStart", .. shown, $"UsageUpdated 10+5 of 10+5 {reason}", $"MessageEnd 'I{words}'", $"AgentCompleted {status}"]);
        Assert.False(run.Response.IsSuccess);
        Assert.Equal("Fine.", (await agent.RunAsync("Then something else.", session)).Text);
        Transcript.Check(model.Requests[1].Messages);
    }

    [Theory]
    [Wires]
    public async Task AG09_a_refusal_without_a_word_leaves_a_session_that_goes_on(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Stop(StopReason.Refusal, "refusal"), "Fine.");
        var agent = new Agent(model.Client);
        var session = new AgentSession();

        Assert.Equal(AgentStatus.Refused, (await agent.RunAsync("Tell me.", session)).Status);
        Assert.Equal("Fine.", (await agent.RunAsync("Then something else.", session)).Text);
        Transcript.Check(model.Requests[1].Messages);
    }

    [Theory]
    [Wires]
    public async Task AG09_an_error_in_the_middle_closes_the_brackets_and_is_thrown_as_it_is(Wire wire)
    {
        var overloaded = new ModelException("overloaded") { Code = "overloaded_error", IsTransient = true };
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Text("Let").Thought("hm").Fail(overloaded), "Fine.");
        var agent = new Agent(model.Client);
        var session = new AgentSession();
        AgentStream stream = agent.StreamAsync("Tell me.", session);

        Recording run = await Recording.OfAsync(stream);

        run.ShowsBeforeFailure(
            wire, "MessageStart", "ContentDelta 'Let'", "ThoughtStart thought-1", "ThoughtDelta thought-1 'hm'", "ThoughtEnd thought-1 'hm'", "MessageFailed 'Let'");
        if (wire is Wire.Deltas or Wire.WholeCalls)
        {
            Assert.Same(overloaded, run.Failure);
        }

        ModelException thrown = wire is Wire.Deltas or Wire.WholeCalls ? Assert.IsType<ModelException>(run.Failure) : Assert.IsType<ModelOverloadedException>(run.Failure);
        Assert.Equal(("overloaded_error", true), (thrown.Code, thrown.IsTransient));
        Assert.Equal(thrown.Message, Assert.IsType<MessageFailed>(run.Events[^1]).Error);
        Assert.Contains("overloaded", thrown.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => stream.Response);
        Assert.Equal(["User Unknown 'Tell me.'"], Transcript.Lines(session));
        Assert.Equal((1, 1), (model.Opened, model.Closed));

        Assert.Equal("Fine.", (await agent.RunAsync(session)).Text);
        Transcript.Check(model.Requests[1].Messages);
    }

    [Theory]
    [Wires]
    public async Task AG09_a_request_that_fails_at_once_has_its_brackets(Wire wire)
    {
        var failure = new HttpRequestException("401");
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Fail(failure));

        Recording run = await Recording.OfAsync(new Agent(model.Client).StreamAsync("Tell me."));

        run.ShowsBeforeFailure(wire, "MessageStart", "MessageFailed ''");
        if (wire is Wire.Deltas or Wire.WholeCalls)
        {
            Assert.Same(failure, run.Failure);
        }
        else
        {
            Assert.Same(failure, Assert.IsType<ModelConnectionException>(run.Failure).InnerException!.InnerException);
        }
    }

    [Theory]
    [Wires(Except = [Wire.WholeCalls, Wire.ChatCompletions])] // They have told nothing of a call that is complete, or of one that is not.
    public async Task AG09_an_early_end_of_file_is_an_error_that_may_be_tried_again(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Text("Let").Action("c1", "find", "{}").EndBlock().Action("c2", "find", "{\"ci").Cut());
        TestAction find = TestAction.Echo("find");
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(new Agent(model.Client) { Actions = [find] }.StreamAsync("Tell me.", session));

        run.ShowsBeforeFailure(
            wire,
            "MessageStart",
            "ContentDelta 'Let'",
            "ActionStart c1 find",
            "ActionDelta c1 {}",
            "ActionEnd c1 {}",
            "ActionStart c2 find",
            "ActionDelta c2 {\"ci",
            "ActionAborted c2 {\"ci",
            "ActionSkipped c1 MessageBroken",
            "MessageFailed 'Let'");
        Assert.True(Assert.IsAssignableFrom<ModelException>(run.Failure).IsTransient);
        Assert.Equal(0, find.Calls);
        Assert.Single(session.Messages);
        Assert.Equal(Usage.None, session.Usage);
    }

    [Fact]
    public async Task AG09_where_a_wire_does_not_say_which_calls_are_complete_an_early_end_of_file_aborts_them_all()
    {
        ScriptedModel model = ScriptedModel.Of(Wire.ChatCompletions, new Reply().Text("Let").Action("c1", "find", "{}").EndBlock().Action("c2", "find", "{\"ci").Cut());
        TestAction find = TestAction.Echo("find");

        Recording run = await Recording.OfAsync(new Agent(model.Client) { Actions = [find] }.StreamAsync("Tell me."));

        Assert.Equal(["ActionAborted c1 {}", "ActionAborted c2 {\"ci", "MessageFailed 'Let'"], run.Lines.TakeLast(3));
        Assert.True(Assert.IsType<ModelConnectionException>(run.Failure).IsTransient);
        Assert.Equal(0, find.Calls);
    }

    [Theory]
    [Wires(Except = [Wire.WholeCalls, Wire.Responses])] // Such a client ends by itself; it counts at the end.
    public async Task AG09_what_broke_off_is_paid_for_all_the_same(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Usage(10, 1).Text("Let").Cut(), new Reply().Usage(10, 1).Text("Let", "me"));
        var agent = new Agent(model.Client);
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(agent.StreamAsync("Tell me.", session));
        await Recording.LeftAsync(agent.StreamAsync(session), static ev => ev is ContentDelta);

        Assert.Equal(["UsageUpdated 10+1 of 10+1 Unknown", "MessageFailed 'Let'"], run.Lines.TakeLast(2));
        Assert.Equal(new Usage(20, 2), session.Usage);
    }

    [Fact]
    public async Task AG09_a_clients_own_timeout_is_a_failure_and_no_cancellation()
    {
        var model = new ScriptedModelStream(new Reply().Action("c1", "find", "{}").EndBlock().Fail(new TaskCanceledException("100 s")));

        Recording run = await Recording.OfAsync(new Agent(model) { Actions = [TestAction.Echo("find")] }.StreamAsync("Tell me."));

        Assert.IsType<TaskCanceledException>(run.Failure);
        Assert.Equal(["ActionSkipped c1 MessageBroken", "MessageFailed ''"], run.Lines.TakeLast(2));
    }

    [Fact]
    public async Task AG09_fragments_without_an_action_are_the_clients_mistake()
    {
        var model = new ScriptedModelStream(new Reply().Delta(ModelDelta.OfText(0, "a"), ModelDelta.ActionFragment(0, "{}")));

        Recording run = await Recording.OfAsync(new Agent(model).StreamAsync("Tell me."));

        Assert.Equal(["MessageStart", "ContentDelta 'a'", "MessageFailed 'a'"], run.Lines);
        Assert.Contains("block 0", Assert.IsType<ModelException>(run.Failure).Message, StringComparison.Ordinal);
    }
}
