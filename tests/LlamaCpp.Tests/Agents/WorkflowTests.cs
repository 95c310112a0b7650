using GenFlow.Agents;
using GenFlow.LlamaCpp.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Tests.Agents;

/// <summary>An agent of llama.cpp in a step, its events on the workflow's stream.</summary>
[Collection(ModelCollection.Name)]
public sealed class WorkflowTests(ModelFolder models)
{
    private const string Question = "What is the weather in Oslo?";

    [Fact]
    public async Task Stream_of_the_run_has_the_agents_events_and_the_result_its_answer()
    {
        await using LlamaCppProvider provider = Local.Open(models.Scripted(
            """<think>Ask.</think><tool_call>{"name":"get_weather","arguments":{"city":"Oslo"}}</tool_call>""", "It snows."), context: 4096);
        var agent = new Agent(provider) { Name = "meteorologist", Actions = [Station.GetWeatherAction] };
        List<AgentEvent> alone = await agent.StreamAsync(Question).ToListAsync();

        await using WorkflowHandler<AgentResponse> handler = await new Forecast(agent).RunAsync(Question);
        List<AgentEvent> events = await handler.StreamEvents<AgentEvent>().ToListAsync();

        Assert.Equal("It snows.", (await handler.ResultAsync()).Text);
        Assert.Equal(alone.Select(ev => ev.GetType()), events.Select(ev => ev.GetType()));
        Assert.All(events, ev => Assert.Equal("meteorologist", ev.AgentPath));
        Assert.Equal("Oslo: -3 degrees, snow", Assert.Single(events.OfType<ActionExecuted>()).Action.Result);
        Assert.Equal(0, provider.Engine!.ActiveAnswers);
    }

    [Fact]
    public async Task Run_that_is_cancelled_stops_the_model_within_its_token()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random(), context: 4096);
        await using WorkflowHandler<AgentResponse> handler = await new Forecast(new Agent(provider)).RunAsync("Go on!");
        await foreach (ContentDelta _ in handler.StreamEvents<ContentDelta>())
        {
            Assert.Equal(1, provider.Engine!.ActiveAnswers);
            handler.Cancel();
            break;
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(handler.ResultAsync);

        Assert.Equal(0, provider.Engine!.ActiveAnswers);
        long computed = provider.Engine.ComputedTokens;
        await provider.CompleteAsync([ChatMessage.User("Once")], Local.Greedy(1));
        Assert.InRange(provider.Engine.ComputedTokens - computed, 1, 64);
    }

    [Fact]
    public async Task Failure_of_the_model_is_the_failure_of_the_run()
    {
        await using LlamaCppProvider provider = Local.Open(models.PathOf("not-there.gguf"));
        await using WorkflowHandler<AgentResponse> handler = await new Forecast(new Agent(provider)).RunAsync(Question);

        LlamaModelLoadException failure = await Assert.ThrowsAsync<LlamaModelLoadException>(handler.ResultAsync);

        Assert.EndsWith("not-there.gguf", failure.ModelPath, StringComparison.Ordinal);
    }
}
