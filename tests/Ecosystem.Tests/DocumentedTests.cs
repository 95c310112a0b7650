using Anthropic;
using Anthropic.Models.Messages;
using GenFlow.Agents;
using GenFlow.Agents.Testing;
using GenFlow.Anthropic;
using GenFlow.Ecosystem.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenFlow.Ecosystem.Tests;

/// <summary>The code of docs/agents/ecosystem.md.</summary>
public sealed class DocumentedTests
{
    [Fact]
    public async Task Agent_on_the_official_library_shows_fragments()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(ThoughtTextCall.Anthropic, Fixture.Anthropic("text"));
        var sdk = new AnthropicClient { ApiKey = "key", BaseUrl = player.Url.ToString().TrimEnd('/') };
        #region sdk
        IChatClient client = sdk.AsIChatClient("claude-sonnet-4-5").WithAnthropicEvents(static raw => (raw as RawMessageStreamEvent)?.Json);
        var agent = new Agent(client) { Actions = [Functions.GetWeatherAction] };
        #endregion

        int fragments = 0;
        await foreach (AgentEvent ev in agent.StreamAsync("Go."))
        {
            fragments += ev is ActionDelta ? 1 : 0;
        }

        Assert.Equal(3, fragments);
    }

    [Fact]
    public async Task Agents_come_from_a_container()
    {
        var services = new ServiceCollection();
        #region container
        services.AddKeyedSingleton<IChatClient>("fast", static (_, _) => new ScriptedModelStream("Hello."));
        services.AddGenFlowAgents(agents => agents
            .Add("greeter", static (_, client) => new Agent(client) { Name = "greeter", SystemPrompt = "Greet." }, clientKey: "fast"));
        #endregion
        services.AddSingleton<Desk>();
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal("Hello.", await provider.GetRequiredService<Desk>().GreetAsync());
    }

    #region inject
    public sealed class Desk([FromKeyedServices("greeter")] Agent greeter)
    {
        public async Task<string> GreetAsync() => (await greeter.RunAsync("Hello?")).Text;
    }
    #endregion
}
