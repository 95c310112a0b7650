using GenFlow.Agents.Testing;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG21_ChainEnds
{
    [Theory]
    [Wires]
    public async Task AG21_a_stage_that_may_answers_in_text_and_ends_the_chain(Wire wire)
    {
        ScriptedModel first = ScriptedModel.Of(wire, "I know that already.");
        ScriptedModel second = ScriptedModel.Of(wire);
        var chain = new Chain(new Agent(first.Client) { Actions = [TestAction.Echo("found", Stages.Exit)] }, Stages.Analyst(second));

        Recording run = await Recording.OfAsync(chain.StreamAsync("Why?"));

        Assert.Equal((AgentStatus.Completed, true, "I know that already."), (run.Response.Status, run.Response.IsSuccess, run.Response.Text));
        Assert.Equal(0, second.Opened);
        Assert.Equal(["ChainAgentEnd 0 of 2 Completed", "AgentCompleted Completed"], run.Lines.TakeLast(2));
    }

    [Theory]
    [Wires]
    public async Task AG21_the_exit_of_the_last_stage_is_that_of_the_chain(Wire wire)
    {
        ScriptedModel last = ScriptedModel.Of(wire, Stages.Found);
        Recording run = await Recording.OfAsync(new Chain(Stages.Searcher(ScriptedModel.Of(wire, Stages.Found)), Stages.Searcher(last)).StreamAsync("Why?"));

        Assert.Equal((AgentStatus.Exited, "found", "found of Oslo"), (run.Response.Status, run.Response.ExitAction, run.Response.ExitValue));
    }

    [Theory]
    [Wires(0, "refused", AgentStatus.Refused)]
    [Wires(1, "refused", AgentStatus.Refused)]
    [Wires(0, "cut off", AgentStatus.Truncated)]
    [Wires(1, "cut off", AgentStatus.Truncated)]
    [Wires(0, "turns", AgentStatus.IterationLimit)]
    [Wires(1, "turns", AgentStatus.IterationLimit)]
    public async Task AG21_a_stage_that_comes_to_no_answer_ends_the_chain_as_it_ended(Wire wire, int stage, string how, AgentStatus status)
    {
        Reply[] replies = how switch
        {
            "refused" => [new Reply().Text("No").Stop(StopReason.Refusal, "refusal")],
            "cut off" => [new Reply().Text("Half an").Stop(StopReason.OutputLimit, "max_tokens")],
            _ => [.. Enumerable.Range(1, 3).Select(static turn => new Reply().Action($"t{turn}", "look", "{}"))],
        };
        ScriptedModel first = ScriptedModel.Of(wire, stage == 0 ? replies : [Stages.Found]);
        ScriptedModel second = ScriptedModel.Of(wire, replies);
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(Stages.Research(first, second).StreamAsync("Why?", session));

        Assert.Equal((status, false), (run.Response.Status, run.Response.IsSuccess));
        Assert.Equal([$"ChainAgentEnd {stage} of 2 {status}", $"AgentCompleted {status}"], run.Lines.TakeLast(2));
        Assert.Equal((stage + 1, stage == 0 ? 0 : replies.Length), (run.Events.OfType<ChainAgentEnd>().Count(), second.Opened));
        await GoesOnAsync(session);
    }

    [Theory]
    [Wires(0, "error")]
    [Wires(1, "error")]
    [Wires(0, "cut", Except = [Wire.WholeCalls])] // There an end without a reason is an end.
    [Wires(1, "cut", Except = [Wire.WholeCalls])]
    [Wires(0, "reset")]
    [Wires(1, "reset")]
    public async Task AG21_a_stage_that_fails_is_closed_and_fails_the_chain(Wire wire, int stage, string how)
    {
        Reply half = new Reply().Text("Half").Usage(7, 1);
        Reply fails = how switch
        {
            "error" => half.Fail(new ModelException("overloaded") { Code = "overloaded_error" }),
            "reset" => half.Fail(new ModelConnectionException("gone")),
            _ => half.Cut(),
        };
        List<string> log = [];
        ScriptedModel first = ScriptedModel.Of(wire, stage == 0 ? fails : Stages.Found);
        ScriptedModel second = ScriptedModel.Of(wire, fails);
        AgentStream stream = Stages.Research(first, second, new LoggingHook("h", log)).StreamAsync("Why?", session: null);

        Recording run = await Recording.OfEventsAsync(stream);

        Assert.IsAssignableFrom<ModelException>(run.Failure);
        Assert.Equal($"ChainAgentEnd {stage} of 2 failed", run.Lines[^1]);
        Assert.Equal(1, run.Lines.Count(static line => line == "MessageFailed 'Half'"));
        Assert.Equal(stage + 1, run.Events.OfType<ChainAgentStart>().Count());
        Assert.Equal((stage + 1, stage + 1), (log.Count(static line => line == "h start"), log.Count(static line => line.StartsWith("h stop", StringComparison.Ordinal))));
        Assert.Equal((first.Opened, second.Opened), (first.Closed, second.Closed));
        Assert.Throws<InvalidOperationException>(() => stream.Response);
        EventJson.Check(run.Events);
    }

    [Theory]
    [Wires]
    public async Task AG21_a_chain_that_failed_leaves_a_session_that_goes_on(Wire wire)
    {
        ScriptedModel first = ScriptedModel.Of(wire, Stages.Found, "Known.");
        ScriptedModel second = ScriptedModel.Of(wire, new Reply().Text("Half").Fail(new ModelException("gone")));
        var searcher = new Agent(first.Client) { Actions = [TestAction.Echo("found", Stages.Exit)] };
        var chain = new Chain(searcher, Stages.Analyst(second));
        var session = new AgentSession();

        await Assert.ThrowsAnyAsync<ModelException>(() => chain.RunAsync("Why?", session));
        AgentResponse again = await EndOfAsync(chain.StreamAsync(session));

        Assert.Equal("Known.", again.Text);
        Assert.Equal(["User Unknown 'Why?'", "Assistant Actions c1 found {\"city\":\"Oslo\"} → 'found of Oslo'", "Assistant EndOfTurn 'Known.'"], Transcript.Lines(session));
        Transcript.Check(first.Requests[1].Messages);
    }

    [Theory]
    [Wires]
    public async Task AG21_the_last_stage_gives_the_typed_answer(Wire wire)
    {
        ScriptedModel first = ScriptedModel.Of(wire, Stages.Found);
        ScriptedModel second = ScriptedModel.Of(wire, new Reply().Text(Reply.Pieces("""{"title":"Soup","minutes":25}""", 4)));
        AgentStream<Dish> stream = Stages.Research(first, second).StreamAsync<Dish>("Cook.");
        List<string?> titles = [];

        Recording run = await Recording.OfEventsAsync(stream, ev => titles.Add(((ev as ContentDelta)?.Partial as Dish.Partial)?.Title));

        Assert.Equal(new Dish("Soup", 25), stream.Response.Output);
        Assert.Equal([null, "So", "Soup"], titles.Distinct().Take(3));
        Assert.Null(first.Requests[0].Options.ResponseFormat);
        Assert.IsType<ChatResponseFormatJson>(second.Requests[0].Options.ResponseFormat);
        Assert.Equal(2, run.Events.OfType<ChainAgentEnd>().Count());
    }

    [Theory]
    [Wires]
    public async Task AG21_a_typed_chain_that_ends_before_its_last_stage_has_no_value(Wire wire)
    {
        ScriptedModel first = ScriptedModel.Of(wire, "I know that already.");
        var chain = new Chain(new Agent(first.Client) { Actions = [TestAction.Echo("found", Stages.Exit)] }, Stages.Analyst(ScriptedModel.Of(wire)));

        Recording run = await Recording.OfEventsAsync(chain.StreamAsync<Dish>("Cook."));

        StructuredOutputException error = Assert.IsType<StructuredOutputException>(run.Failure);
        Assert.Equal((AgentStatus.Completed, "I know that already."), (error.Response.Status, error.Response.Text));
        Assert.Equal("ChainAgentEnd 0 of 2 Completed", run.Lines[^1]);
    }

    private static async Task GoesOnAsync(AgentSession session)
    {
        Transcript.Check(session);
        var model = new ScriptedModelStream("And on.");
        Assert.Equal("And on.", (await new Agent(model).RunAsync("Still there?", session)).Text);
        Transcript.Check(model.Requests[0].Messages);
    }

    private static async Task<AgentResponse> EndOfAsync(AgentStream stream) => (await Recording.OfAsync(stream)).Response;
}
