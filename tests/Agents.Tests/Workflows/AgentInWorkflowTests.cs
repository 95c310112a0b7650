using System.Text.Json;
using GenFlow.Agents.Testing;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Workflows;

/// <summary>Asks an agent, or a chain, in a step, and gives its answer.</summary>
[Workflow]
public partial class AskingWorkflow(IAgent agent)
{
    [Step, Publishes<AgentEvent>, Publishes<ApproveAction>]
    public async Task<StopEvent<string>> Ask(Context ctx, StartEvent<string> question)
    {
        AgentResponse response = await ctx.ForwardAsync(agent.StreamAsync(question.Input));
        return new(response.Text);
    }
}

public class AgentInWorkflowTests
{
    private static readonly Reply s_call = new Reply().Action("call", "delete", """{"path":"a.txt"}""");

    [Fact]
    public async Task An_agent_in_a_step_shows_its_events_in_the_runs_stream_under_its_name()
    {
        var agent = new Agent(new ScriptedModelStream("It is 18 °C.")) { Name = "weather" };
        await using WorkflowHandler<string> handler = await new AskingWorkflow(agent).RunAsync("How warm is it?");

        Assert.Equal("It is 18 °C.", await handler.ResultAsync());
        StreamItem[] items = await handler.StreamItems().ToArrayAsync();
        Assert.Equal(
            ["MessageStart", "ContentDelta", "UsageUpdated", "MessageEnd", "AgentCompleted"],
            items.Where(static item => item.Event is AgentEvent).Select(static item => item.Event.EventType));
        Assert.All(items.Where(static item => item.Event is AgentEvent), static item => Assert.Equal(("weather", "Ask"), (item.Path, item.Step)));
    }

    [Fact]
    public async Task An_agents_failure_is_the_steps_failure_as_it_was_thrown_after_its_brackets_have_closed()
    {
        var failure = new InvalidOperationException("no model");
        var agent = new Agent(new ScriptedModelStream(new Reply().Text("It").Fail(failure)));
        await using WorkflowHandler<string> handler = await new AskingWorkflow(agent).RunAsync("How warm is it?");

        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(handler.ResultAsync));
        Assert.Contains(await handler.StreamEvents().ToArrayAsync(), static ev => ev is MessageFailed { Error: "no model" });
    }

    [Fact]
    public async Task Cancelling_the_run_stops_the_agent_and_closes_the_models_stream()
    {
        var gate = new ScriptGate();
        var model = new ScriptedModelStream(new Reply().Text("It").Wait(gate).Text(" is"));
        await using WorkflowHandler<string> handler = await new AskingWorkflow(new Agent(model)).RunAsync("How warm is it?");
        await gate.Reached;

        handler.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(handler.ResultAsync);
        Assert.Equal((1, 1), (model.Opened, model.Closed));
        Assert.Contains(await handler.StreamEvents().ToArrayAsync(), static ev => ev is MessageFailed);
    }

    [Theory]
    [InlineData(true, "Deleted a.txt")]
    [InlineData(false, "Not run: it was not approved: keep it")]
    public async Task An_action_that_needs_approval_asks_the_people_of_the_workflow(bool isGranted, string result)
    {
        var model = new ScriptedModelStream(s_call, "Done.");
        var agent = new Agent(model) { Actions = [Deletion()] };
        await using WorkflowHandler<string> handler = await new AskingWorkflow(agent).RunAsync("Delete a.txt");
        await foreach (ApproveAction request in handler.StreamEvents<ApproveAction>())
        {
            Assert.Equal(("call", "delete", "a.txt"), (request.ActionId, request.Name, request.Body.GetProperty("path").GetString()));
            await handler.RespondAsync(request, new ActionApproval(isGranted, "keep it"));
        }

        Assert.Equal("Done.", await handler.ResultAsync());
        Assert.Equal(result, model.Requests[1].Results.Single().Text);
    }

    [Fact]
    public async Task An_action_that_needs_approval_fails_a_run_in_which_nobody_can_be_asked_before_the_model_is()
    {
        var model = new ScriptedModelStream(s_call);
        AgentConfigurationException error = await Assert.ThrowsAsync<AgentConfigurationException>(() => new Agent(model) { Actions = [Deletion()] }.RunAsync("Delete a.txt"));

        Assert.Contains("Agent.Approve", error.Message, StringComparison.Ordinal);
        Assert.Empty(model.Requests);
    }

    private static ApprovalRequiredAIFunction Deletion() =>
        new(AIFunctionFactory.Create(static (string path) => $"Deleted {path}", "delete"));
}
