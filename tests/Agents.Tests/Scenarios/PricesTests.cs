using GenFlow.Agents.Testing;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class PricesTests
{
    private static readonly ModelPrices s_prices = new([new("cheap", new ModelPrice(1, 1)), new("dear", new ModelPrice(100, 100))]);

    [Fact]
    public async Task A_call_is_priced_as_the_model_that_a_hook_asks_where_the_provider_names_none()
    {
        var agent = new Agent(new ScriptedModelStream(new Reply().Text("Hello.").Usage(1_000_000, 0)))
        {
            Hooks = [new ModelHook("dear")],
            Options = new ChatOptions { ModelId = "cheap" },
            Prices = s_prices,
        };

        Assert.Equal(100m, (await agent.RunAsync("Go.")).Cost);
    }

    [Fact]
    public async Task The_cost_of_a_call_whose_usage_is_not_reported_is_unknown()
    {
        var agent = new Agent(new ScriptedModelStream("Hello.")) { Options = new ChatOptions { ModelId = "cheap" }, Prices = s_prices };

        Recording run = await Recording.OfAsync(agent.StreamAsync("Go."));

        Assert.Null(run.Events.OfType<UsageUpdated>().Single().Cost);
        Assert.Null(run.Response.Cost);
    }

    private sealed class ModelHook(string modelId) : AgentHook
    {
        public override ValueTask CallAsync(AgentRunInfo run, int iteration, ChatOptions options, CancellationToken cancellationToken)
        {
            options.ModelId = modelId;
            return default;
        }
    }
}
