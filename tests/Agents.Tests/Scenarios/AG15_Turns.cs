using GenFlow.Agents.Testing;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG15_Turns
{
    [Theory]
    [Wires]
    public async Task AG15_three_turns_of_two_iterations_all_succeed_and_usage_is_that_of_each_run(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(
            wire,
            [.. Enumerable.Range(1, 3).SelectMany(static turn => new Reply[]
            {
                new Reply().Model("m-1").Action($"c{turn}", "find", "{}").Usage(100 * turn, turn),
                new Reply().Model("m-1").Text($"answer {turn}").Usage(200 * turn, turn),
            })]);
        var agent = new Agent(model.Client)
        {
            Actions = [TestAction.Echo("find")],
            MaxIterations = 2,
            Prices = new([new("m-*", new ModelPrice(1_000_000, 10_000_000))]),
        };
        var session = new AgentSession();

        for (int turn = 1; turn <= 3; turn++)
        {
            Recording run = await Recording.OfAsync(agent.StreamAsync($"question {turn}", session));
            Assert.Equal((AgentStatus.Completed, $"answer {turn}", 2), (run.Response.Status, run.Response.Text, run.Response.Iterations));
            Assert.Equal(new Usage(300 * turn, 2 * turn), run.Response.Usage);
            Assert.Equal((300 * turn) + (20m * turn), run.Response.Cost);
            Assert.Equal(3, run.Response.Messages.Count);
        }

        Assert.Equal(new Usage(1_800, 12), session.Usage);
        Assert.Equal(9, session.Messages.Count);
        Assert.Equal(9, session.Messages.Select(static message => message.Id).Distinct().Count());
        ScriptedRequest last = model.Requests[^1];
        Assert.Equal(3, last.Messages.Count(static message => message.Role == ChatRole.User));
        Assert.All(model.Requests, static request => Transcript.Check(request.Messages));
    }

    [Theory]
    [Wires]
    public async Task AG15_a_call_of_a_model_without_a_price_makes_the_cost_unknown(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Model("m-1").Action("c1", "find", "{}").Usage(1, 1), new Reply().Model("x").Text("a").Usage(1, 1));
        var agent = new Agent(model.Client) { Actions = [TestAction.Echo("find")], Prices = new([new("m-1", new ModelPrice(1, 1))]) };

        Recording run = await Recording.OfAsync(agent.StreamAsync("Hi"));

        Assert.Equal([0.000002m, null], run.Events.OfType<UsageUpdated>().Select(static usage => usage.Cost));
        Assert.Null(run.Response.Cost);
    }
}
