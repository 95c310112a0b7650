using GenFlow.Agents.Testing;
using GenFlow.Models;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG09_BadEnds
{
    [Theory]
    [InlineData(Wire.Deltas, StopReason.Refusal, "refusal", AgentStatus.Refused)]
    [InlineData(Wire.Deltas, StopReason.ContentFilter, "content_filter", AgentStatus.Filtered)]
    [InlineData(Wire.Deltas, StopReason.OutputLimit, "max_tokens", AgentStatus.Truncated)]
    [InlineData(Wire.WholeCalls, StopReason.Refusal, "refusal", AgentStatus.Refused)]
    [InlineData(Wire.WholeCalls, StopReason.ContentFilter, "content_filter", AgentStatus.Filtered)]
    public async Task AG09_a_refusal_or_a_filter_is_visible_and_never_completed(Wire wire, StopReason reason, string raw, AgentStatus status)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Text("I").Stop(reason, raw).Usage(10, 5), "Fine.");
        var agent = new Agent(model.Client);
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(agent.StreamAsync("Tell me.", session));

        run.Shows(wire, "MessageStart", "ContentDelta 'I'", $"UsageUpdated 10+5 of 10+5 {reason}", "MessageEnd 'I'", $"AgentCompleted {status}");
        Assert.False(run.Response.IsSuccess);
        Assert.Equal("Fine.", (await agent.RunAsync("Then something else.", session)).Text);
        Transcript.Check(model.Requests[1].Messages);
    }

    [Theory]
    [InlineData(Wire.Deltas)]
    [InlineData(Wire.WholeCalls)]
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
    [InlineData(Wire.Deltas)]
    [InlineData(Wire.WholeCalls)]
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
        Assert.Same(overloaded, run.Failure);
        Assert.Equal("overloaded", Assert.IsType<MessageFailed>(run.Events[^1]).Error);
        Assert.Throws<InvalidOperationException>(() => stream.Response);
        Assert.Equal(["User Unknown 'Tell me.'"], Transcript.Lines(session));
        Assert.Equal((1, 1), (model.Opened, model.Closed));

        Assert.Equal("Fine.", (await agent.RunAsync(session)).Text);
        Transcript.Check(model.Requests[1].Messages);
    }

    [Theory]
    [InlineData(Wire.Deltas)]
    [InlineData(Wire.WholeCalls)]
    public async Task AG09_a_request_that_fails_at_once_has_its_brackets(Wire wire)
    {
        var failure = new HttpRequestException("401");
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Fail(failure));

        Recording run = await Recording.OfAsync(new Agent(model.Client).StreamAsync("Tell me."));

        run.ShowsBeforeFailure(wire, "MessageStart", "MessageFailed ''");
        Assert.Same(failure, run.Failure);
    }

    [Fact]
    public async Task AG09_an_early_end_of_file_is_an_error_that_may_be_tried_again()
    {
        var model = new ScriptedModelStream(new Reply().Text("Let").Action("c1", "find", "{}").EndBlock().Action("c2", "find", "{\"ci").Cut());
        TestAction find = TestAction.Echo("find");
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(new Agent(model) { Actions = [find] }.StreamAsync("Tell me.", session));

        run.ShowsBeforeFailure(
            Wire.Deltas,
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
        Assert.True(Assert.IsType<ModelException>(run.Failure).IsTransient);
        Assert.Equal(0, find.Calls);
        Assert.Single(session.Messages);
        Assert.Equal(Usage.None, session.Usage);
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
