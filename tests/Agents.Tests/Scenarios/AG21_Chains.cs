using GenFlow.Agents.Testing;
using GenFlow.Models;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG21_Chains
{
    [Theory]
    [Wires]
    public async Task AG21_two_stages_are_framed_one_after_the_other_and_the_second_sees_everything(Wire wire)
    {
        ScriptedModel first = ScriptedModel.Of(wire, Stages.Found.Usage(100, 10));
        ScriptedModel second = ScriptedModel.Of(wire, new Reply().Text("It is so.").Usage(300, 30));
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(Stages.Research(first, second).StreamAsync("Why?", session));

        run.Shows(
            wire,
            "ChainAgentStart 0 of 2",
            "MessageStart",
            "ActionStart c1 found",
            "ActionDelta c1 {\"city\":\"Oslo\"}",
            "ActionEnd c1 {\"city\":\"Oslo\"}",
            "UsageUpdated 100+10 of 100+10 Actions",
            "ActionExecutionStart c1",
            "ActionExecuted c1 'found of Oslo' exit",
            "MessageEnd ''",
            "ChainAgentEnd 0 of 2 Exited",
            "ChainAgentStart 1 of 2",
            "MessageStart",
            "ContentDelta 'It is so.'",
            "UsageUpdated 300+30 of 300+30 EndOfTurn",
            "MessageEnd 'It is so.'",
            "ChainAgentEnd 1 of 2 Completed",
            "AgentCompleted Completed");
        Assert.Equal(["research", "research/searcher", "research", "research/analyst", "research"], Runs(run));
        Assert.All(run.Events, ev => Assert.Equal(ev.RunId == run.Response.RunId ? null : run.Response.RunId, ev.Origin.ParentRunId));
        EventJson.Check(run.Events);

        ScriptedRequest asked = Assert.Single(second.Requests);
        Assert.Equal(("You judge.", "Why?", "found of Oslo"), (asked.Instructions, asked.UserText, asked.Results.Single().Text));
        Assert.Equal(["look"], asked.Tools);
        Transcript.Check(asked.Messages);
        Assert.All(second.Bodies, static body =>
        {
            string sent = body.GetRawText();
            Assert.All(["Why?", "You judge.", "c1", "Oslo", "found of Oslo"], said => Assert.Contains(said, sent, StringComparison.Ordinal));
            Assert.DoesNotContain("You search.", sent, StringComparison.Ordinal);
        });
        Assert.Equal(["User Unknown 'Why?'", "Assistant Actions c1 found {\"city\":\"Oslo\"} → 'found of Oslo'", "Assistant EndOfTurn 'It is so.'"], Transcript.Lines(session));
        Assert.Equal(session.Messages, run.Response.Messages);
        Assert.Equal((2, "It is so."), (run.Response.Iterations, run.Response.Text));
    }

    [Theory]
    [Wires(1)]
    [Wires(3)]
    [Wires(6)]
    public async Task AG21_a_chain_of_n_has_n_starts_n_ends_and_one_terminal(Wire wire, int stages)
    {
        ScriptedModel[] models = [.. Enumerable.Range(1, stages).Select(stage => ScriptedModel.Of(wire, stage < stages ? Stages.Found : "Done."))];
        var chain = new Chain([.. models.SkipLast(1).Select(static model => Stages.Searcher(model)), Stages.Analyst(models[^1])]);
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(chain.StreamAsync("Go.", session));

        Assert.Equal(Enumerable.Range(0, stages), run.Events.OfType<ChainAgentStart>().Select(static start => start.AgentIndex));
        Assert.Equal(Enumerable.Range(0, stages), run.Events.OfType<ChainAgentEnd>().Select(static end => end.AgentIndex));
        Assert.All(run.Events.OfType<ChainAgentStart>(), start => Assert.Equal(stages, start.TotalAgents));
        Assert.All(run.Events.OfType<ChainAgentEnd>(), end => Assert.Equal((stages, true), (end.TotalAgents, end.Duration >= TimeSpan.Zero)));
        Assert.Single(run.Events.OfType<AgentCompleted>());
        Assert.Equal((stages, "Done."), (run.Response.Iterations, run.Response.Text));

        // All stages gave their calls one id.
        Assert.Equal(stages - 1, models[^1].Requests[0].Results.Select(static result => result.Id).Distinct().Count());
        Transcript.Check(session);
    }

    [Theory]
    [Wires]
    public async Task AG21_usage_is_counted_once_and_each_call_is_priced_by_its_own_model(Wire wire)
    {
        ModelPrices prices = new([new("m-1", new ModelPrice(1, 2)), new("m-2", new ModelPrice(10, 20))]);
        ScriptedModel first = ScriptedModel.Of(wire, new Reply().Model("m-1").Action("c1", "found", "{}").Usage(100, 10));
        ScriptedModel second = ScriptedModel.Of(
            wire, new Reply().Model("m-2").Action("c2", "look", "{}").Usage(150, 15), new Reply().Model("m-2").Text("So.").Usage(150, 15));
        var chain = new Chain(
            new Agent(first.Client) { Actions = [TestAction.Echo("found", Stages.Exit)], Prices = prices },
            new Agent(second.Client) { Actions = [TestAction.Echo("look")], Prices = prices });
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(chain.StreamAsync("Why?", session));

        Assert.Equal((440, 0.00372m), (run.Response.Usage.TotalTokens, run.Response.Cost));
        Assert.Equal(run.Response.Usage, session.Usage);
        Assert.Equal([(110L, 0.00012m), (330L, 0.0036m)], run.Events.OfType<ChainAgentEnd>().Select(static end => (end.Usage.TotalTokens, end.Cost!.Value)));
        Assert.Equal([110, 165, 330], run.Events.OfType<UsageUpdated>().Select(static usage => usage.Total.TotalTokens));
    }

    [Theory]
    [Wires]
    public async Task AG21_a_session_goes_through_the_chain_again_and_again(Wire wire)
    {
        ScriptedModel first = ScriptedModel.Of(wire, Stages.Found.Usage(1, 1), Stages.Found.Usage(1, 1));
        ScriptedModel second = ScriptedModel.Of(wire, new Reply().Text("One.").Usage(1, 1), new Reply().Text("Two.").Usage(1, 1));
        Chain chain = Stages.Research(first, second);
        var session = new AgentSession();

        AgentResponse one = await chain.RunAsync("Why?", session);
        AgentResponse two = await chain.RunAsync("And why that?", session);

        Assert.Equal(("One.", 4, "Two.", 4, 8), (one.Text, one.Usage.TotalTokens, two.Text, two.Usage.TotalTokens, session.Usage.TotalTokens));
        Assert.Equal(["And why that?", "", "Two."], two.Messages.Select(static message => message.Text));
        Assert.Equal(["You search.", "Why?", "", "", "One.", "And why that?"], first.Requests[1].Messages.Select(static message => message.Text));
        Assert.Equal(6, session.Messages.Count);
        Transcript.Check(second.Requests[1].Messages);
    }

    [Theory]
    [Wires]
    public async Task AG21_a_session_in_a_chain_is_in_use_between_its_stages_too(Wire wire)
    {
        Chain chain = Stages.Research(ScriptedModel.Of(wire, Stages.Found), ScriptedModel.Of(wire, "So."));
        var session = new AgentSession();
        int refused = 0;

        await foreach (AgentEvent ev in chain.StreamAsync("Why?", session))
        {
            if (ev is not AgentCompleted)
            {
                await Assert.ThrowsAsync<SessionInUseException>(() => chain.RunAsync("Me too.", session));
                refused++;
            }
        }

        Assert.True(refused > 10);
        Assert.Equal(3, session.Messages.Count);
    }

    [Theory]
    [Wires]
    public async Task AG21_many_runs_of_one_chain_at_once_never_mix(Wire wire)
    {
        const int Runs = 50;
        Chain chain = Stages.Research(
            ScriptedModel.Of(wire, static request => new Reply().Action("c", "found", $"{{\"city\":\"{request.UserText}\"}}").Usage(1, 1)),
            ScriptedModel.Of(wire, static request => new Reply().Text($"{request.UserText}: {request.Results[^1].Text}").Usage(1, 1)));

        await Parallel.ForEachAsync(Enumerable.Range(0, Runs), new ParallelOptions { MaxDegreeOfParallelism = Runs }, async (number, token) =>
        {
            Recording run = await Recording.OfAsync(chain.StreamAsync($"{number}", cancellationToken: token));
            Assert.Null(run.Failure);
            Assert.Equal(($"{number}: found of {number}", 4), (run.Response.Text, run.Response.Usage.TotalTokens));
        });
    }

    // The paths, where they change.
    private static IEnumerable<string> Runs(Recording run) =>
        run.Events.Select(static ev => ev.AgentPath).Where((path, index) => index == 0 || run.Events[index - 1].AgentPath != path);
}
