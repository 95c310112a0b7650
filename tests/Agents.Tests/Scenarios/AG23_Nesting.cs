using GenFlow.Agents.Testing;
using GenFlow.Models;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG23_Nesting
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    [Theory]
    [Wires]
    public async Task AG23_the_inner_agents_words_are_there_before_it_goes_on(Wire wire)
    {
        var gate = new ScriptGate();
        ScriptedModel inner = ScriptedModel.Of(wire, new Reply().Text("It ").Wait(gate).Text("rains.").Usage(100, 10));
        ScriptedModel outer = ScriptedModel.Of(wire, Inner.Call("c1", "Weather?").Usage(200, 20), new Reply().Text("Rain.").Usage(100, 10));
        var agent = new Agent(outer.Client) { Name = "outer", Actions = [new Agent(inner.Client) { Name = "inner" }.AsResearch()] };
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(agent.StreamAsync("Go.", session), ev =>
        {
            if (ev is ContentDelta { Delta: "It " })
            {
                gate.Open();
            }
        }).WaitAsync(s_patience);

        Assert.Equal(
            ["outer/inner MessageStart", "outer/inner ContentDelta 'It '", "outer/inner ContentDelta 'rains.'", "outer/inner UsageUpdated 100+10 of 100+10 EndOfTurn", "outer/inner MessageEnd 'It rains.'"],
            run.Below("outer"));
        Assert.Equal("It rains.", run.Events.OfType<ActionExecuted>().Single().Action.Result);
        Assert.Equal((440, 440, 2, "Rain."), (run.Response.Usage.TotalTokens, session.Usage.TotalTokens, run.Response.Iterations, run.Response.Text));
        EventJson.Check(run.Events);

        // A conversation of its own: neither knows more of the other than input and result.
        Assert.Equal(["Weather?"], inner.Requests.Single().Messages.Select(static message => message.Text));
        Assert.Equal(["User Unknown 'Go.'", "Assistant Actions c1 research {\"input\":\"Weather?\"} → 'It rains.'", "Assistant EndOfTurn 'Rain.'"], Transcript.Lines(session));
        Transcript.Check(outer.Requests[1].Messages);
    }

    [Theory]
    [Wires]
    public async Task AG23_two_inner_runs_at_once_keep_apart(Wire wire)
    {
        Dictionary<string, ScriptGate> gates = new() { ["Oslo"] = new(), ["Rome"] = new() };
        ScriptedModel inner = ScriptedModel.Of(wire, request => new Reply().Text($"{request.UserText} ").Wait(gates[request.UserText]).Text("rains.").Usage(10, 1));
        ScriptedModel outer = ScriptedModel.Of(
            wire,
            new Reply().Action("c1", "research", "{\"input\":\"Oslo\"}").Action("c2", "research", "{\"input\":\"Rome\"}").Usage(10, 1),
            new Reply().Text("Both.").Usage(10, 1));
        var agent = new Agent(outer.Client) { Name = "outer", Actions = [new Agent(inner.Client) { Name = "inner" }.AsResearch()] };

        // Each goes on only when the other has spoken.
        Recording run = await Recording.OfAsync(agent.StreamAsync("Go."), ev =>
        {
            if (ev is ContentDelta { Delta: "Oslo " or "Rome " } first)
            {
                gates[first.Delta == "Oslo " ? "Rome" : "Oslo"].Open();
            }
        }).WaitAsync(s_patience);

        IGrouping<string, AgentEvent>[] runs = [.. run.Events.Where(static ev => ev.AgentPath == "outer/inner").GroupBy(static ev => ev.RunId)];
        Assert.Equal(
            [("c1", "Oslo rains."), ("c2", "Rome rains.")],
            runs.Select(static one => (one.First().Origin.ParentActionId!, string.Concat(one.OfType<ContentDelta>().Select(static delta => delta.Delta)))).Order());
        Assert.Equal(["Oslo rains.", "Rome rains."], outer.Requests[1].Results.Select(static result => result.Text));
        Assert.Equal((44, "Both."), (run.Response.Usage.TotalTokens, run.Response.Text));
    }

    [Theory]
    [Wires]
    public async Task AG23_three_levels_are_one_stream_and_each_call_counts_once(Wire wire)
    {
        ModelPrices prices = new([new("m", new ModelPrice(1, 1))]);
        ScriptedModel leaf = ScriptedModel.Of(wire, new Reply().Model("m").Text("It rains.").Usage(10, 1));
        ScriptedModel middle = ScriptedModel.Of(wire, Inner.Call("m1", "Sky?", "m").Usage(10, 1), new Reply().Model("m").Text("Wet.").Usage(10, 1));
        ScriptedModel root = ScriptedModel.Of(wire, Inner.Call("r1", "Weather?", "m").Usage(10, 1), new Reply().Model("m").Text("Rain.").Usage(10, 1));
        var agent = new Agent(root.Client)
        {
            Name = "root",
            Prices = prices,
            Actions = [new Agent(middle.Client) { Name = "middle", Prices = prices, Actions = [new Agent(leaf.Client) { Name = "leaf", Prices = prices }.AsResearch()] }.AsResearch()],
        };
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(agent.StreamAsync("Go.", session));

        Assert.Equal(
            [
                "root/middle MessageStart", "root/middle ActionStart m1 research", "root/middle ActionEnd m1 {\"input\":\"Sky?\"}", "root/middle UsageUpdated 10+1 of 10+1 Actions",
                "root/middle ActionExecutionStart m1", "root/middle/leaf MessageStart", "root/middle/leaf ContentDelta 'It rains.'", "root/middle/leaf UsageUpdated 10+1 of 10+1 EndOfTurn",
                "root/middle/leaf MessageEnd 'It rains.'", "root/middle ActionExecuted m1 'It rains.'", "root/middle MessageEnd ''", "root/middle MessageStart",
                "root/middle ContentDelta 'Wet.'", "root/middle UsageUpdated 10+1 of 30+3 EndOfTurn", "root/middle MessageEnd 'Wet.'",
            ],
            run.Below("root"));
        Assert.Equal((55, 55, 0.000055m), (run.Response.Usage.TotalTokens, session.Usage.TotalTokens, run.Response.Cost));
        Assert.Equal("r1", run.Events.First(static ev => ev.AgentPath == "root/middle").Origin.ParentActionId);
        Assert.Equal(run.Events.First(static ev => ev.AgentPath == "root/middle").RunId, run.Events.First(static ev => ev.AgentPath == "root/middle/leaf").Origin.ParentRunId);
        EventJson.Check(run.Events);
    }

    [Theory]
    [Wires]
    public async Task AG23_a_chain_as_an_action_shows_its_stages(Wire wire)
    {
        Chain chain = Stages.Research(ScriptedModel.Of(wire, Stages.Found.Usage(10, 1)), ScriptedModel.Of(wire, new Reply().Text("It is so.").Usage(10, 1)));
        ScriptedModel outer = ScriptedModel.Of(wire, Inner.Call("c1", "Why?").Usage(10, 1), new Reply().Text("So.").Usage(10, 1));

        Recording run = await Recording.OfAsync(new Agent(outer.Client) { Name = "outer", Actions = [chain.AsResearch()] }.StreamAsync("Go."));

        Assert.Equal(
            ["outer/research ChainAgentStart 0 of 2", "outer/research/searcher MessageStart", "outer/research ChainAgentStart 1 of 2", "outer/research/analyst MessageStart"],
            run.Below("outer").Where(static line => line.Contains("Start", StringComparison.Ordinal) && !line.Contains("Action", StringComparison.Ordinal) || line.Contains("ChainAgentStart", StringComparison.Ordinal)));
        Assert.Equal("It is so.", run.Events.OfType<ActionExecuted>().Last().Action.Result);
        Assert.Equal((44, "So."), (run.Response.Usage.TotalTokens, run.Response.Text));
    }

    [Theory]
    [Wires]
    public async Task AG23_typed_arguments_and_a_typed_result_go_through(Wire wire)
    {
        ScriptedModel inner = ScriptedModel.Of(wire, """{"title":"Soup, hot","minutes":30}""");
        ScriptedModel outer = ScriptedModel.Of(wire, new Reply().Action("c1", "improve", """{"title":"Soup",""", "\"minutes\":25}"), "Better.");
        AgentAction improve = new Agent(inner.Client).AsAction<Dish, Dish>("improve", "Improves a dish.", static dish => $"Improve {dish.Title} of {dish.Minutes} minutes.");

        Recording run = await Recording.OfAsync(new Agent(outer.Client) { Actions = [improve] }.StreamAsync("Go."));

        Assert.Equal("Improve Soup of 25 minutes.", inner.Requests[0].UserText);
        Assert.Equal("""{"title":"Soup, hot","minutes":30}""", outer.Requests[1].Results.Single().Text);
        Assert.Equal("Better.", run.Response.Text);
    }
}
