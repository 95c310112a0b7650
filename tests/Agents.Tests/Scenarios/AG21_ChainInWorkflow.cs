using GenFlow.Agents.Testing;
using GenFlow.Agents.Tests.Workflows;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG21_ChainInWorkflow
{
    [Theory]
    [Wires]
    public async Task AG21_a_chain_in_a_step_shows_its_events_in_the_runs_stream(Wire wire)
    {
        Chain chain = Stages.Research(ScriptedModel.Of(wire, Stages.Found), ScriptedModel.Of(wire, "It is so."));
        await using WorkflowHandler<string> handler = await new AskingWorkflow(chain).RunAsync("Why?");

        Assert.Equal("It is so.", await handler.ResultAsync());
        StreamItem[] items = [.. (await handler.StreamItems().ToArrayAsync()).Where(static item => item.Event is AgentEvent)];
        AgentEvent[] events = [.. items.Select(static item => (AgentEvent)item.Event)];
        Brackets.Check(events, Ending.Completed);
        Assert.Equal(2, events.OfType<ChainAgentEnd>().Count());
        Assert.All(items, static item => Assert.Equal(("research", "Ask"), (item.Path, item.Step)));
    }

    [Theory]
    [Wires]
    public async Task AG21_a_stage_of_a_chain_in_a_step_asks_the_people_of_the_workflow(Wire wire)
    {
        TestAction write = TestAction.Echo("write", new ActionSettings { RequiresApproval = true });
        ScriptedModel second = ScriptedModel.Of(wire, new Reply().Action("w", "write", "{\"city\":\"Oslo\"}"), "Written.");
        var chain = new Chain(Stages.Searcher(ScriptedModel.Of(wire, Stages.Found)), new Agent(second.Client) { Actions = [write] });
        await using WorkflowHandler<string> handler = await new AskingWorkflow(chain).RunAsync("Write.");

        await foreach (ApproveAction request in handler.StreamEvents<ApproveAction>())
        {
            Assert.Equal((0, "w", "write"), (write.Calls, request.ActionId, request.Name));
            await handler.RespondAsync(request, new ActionApproval(true));
        }

        Assert.Equal(("Written.", 1), (await handler.ResultAsync(), write.Calls));
    }

    [Theory]
    [Wires]
    public async Task AG21_cancelling_the_workflow_closes_the_stage(Wire wire)
    {
        var gate = new ScriptGate();
        ScriptedModel second = ScriptedModel.Of(wire, new Reply().Text("It ").Wait(gate).Text("is so."));
        await using WorkflowHandler<string> handler = await new AskingWorkflow(Stages.Research(ScriptedModel.Of(wire, Stages.Found), second)).RunAsync("Why?");
        await gate.Reached;

        handler.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(handler.ResultAsync);
        Assert.Equal((1, 1), (second.Opened, second.Closed));
        AgentEvent[] events = [.. (await handler.StreamEvents().ToArrayAsync()).OfType<AgentEvent>()];
        Brackets.Check(events, Ending.Thrown);
        Assert.Equal("ChainAgentEnd 1 of 2 failed", EventText.Of(events[^1]));
    }
}
