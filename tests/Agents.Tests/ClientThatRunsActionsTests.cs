using GenFlow.Agents.Testing;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests;

public class ClientThatRunsActionsTests
{
    [Fact]
    public async Task Actions_that_middleware_around_the_client_has_run_are_shown_and_not_run_again()
    {
        int runs = 0;
        var client = new ScriptedChatClient(new Reply().Update(
            Says(new FunctionCallContent("call", "count", new Dictionary<string, object?> { ["what"] = "bees" })),
            new ChatResponseUpdate(ChatRole.Tool, [new FunctionResultContent("call", "42")]),
            Says(new TextContent("There are 42.")),
            new ChatResponseUpdate { FinishReason = ChatFinishReason.Stop }), "And wasps.");
        var agent = new Agent(client) { Actions = [AIFunctionFactory.Create((string what) => ++runs, "count")] };
        var session = new AgentSession();

        AgentEvent[] events = await agent.StreamAsync("How many bees?", session).ToArrayAsync();

        Assert.Equal(0, runs);
        ActionExecuted executed = Assert.Single(events.OfType<ActionExecuted>());
        Assert.Equal(("call", "42"), (executed.ActionId, executed.Action.Result));
        AgentResponse response = Assert.IsType<AgentCompleted>(events[^1]).Response;
        Assert.Equal((AgentStatus.Completed, "There are 42.", 1), (response.Status, response.Text, response.Iterations));
        Assert.Equal("42", Assert.Single(session.Messages[1].Actions).Result);

        await agent.RunAsync("What else?", session);
        Scenarios.Transcript.Check(client.Requests[^1].Messages);
    }

    private static ChatResponseUpdate Says(AIContent content) => new(ChatRole.Assistant, [content]);
}
