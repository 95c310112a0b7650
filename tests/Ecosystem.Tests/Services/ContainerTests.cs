using GenFlow.Agents;
using GenFlow.Agents.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenFlow.Ecosystem.Tests.Services;

/// <summary>Agents of a service container.</summary>
public sealed partial class ContainerTests
{
    private readonly List<string> _log = [];

    [Fact]
    public async Task Agents_are_made_of_the_clients_of_their_keys_and_are_singletons()
    {
        await using ServiceProvider provider = Provider(static agents => agents
            .Add("fast", static (_, client) => new Agent(client), clientKey: "quick")
            .Add("plain", static (_, client) => new Agent(client)));

        Agent fast = provider.GetRequiredKeyedService<Agent>("fast");

        Assert.Same(fast, provider.GetRequiredKeyedService<Agent>("fast"));
        Assert.Same(provider.GetRequiredKeyedService<IChatClient>("quick"), fast.Client);
        Assert.Same(provider.GetRequiredService<IChatClient>(), provider.GetRequiredKeyedService<Agent>("plain").Client);
        Assert.Same(fast, ActivatorUtilities.CreateInstance<Taker>(provider).Agent);
    }

    [Fact]
    public async Task Each_run_has_one_scope_that_ends_with_it()
    {
        await using ServiceProvider provider = Provider(static agents => agents.Add("worker", static (_, client) => new Agent(client) { Actions = Actions }));
        Agent agent = provider.GetRequiredKeyedService<Agent>("worker");

        AgentResponse[] responses = [await agent.RunAsync("Go."), await agent.RunAsync("Go.")];

        Assert.Equal(["made 1", "gone 1", "made 2", "gone 2"], _log);
        Assert.Equal(
            [["desk 1", "desk 1"], ["desk 2", "desk 2"]],
            responses.Select(static response => response.Messages.SelectMany(static message => message.Actions).Select(static action => action.Result!)));
    }

    [Fact]
    public async Task Run_that_asks_for_no_service_makes_no_scope_and_one_that_fails_ends_its_own()
    {
        await using ServiceProvider provider = Provider(static agents => agents
            .Add("idle", static (_, _) => new Agent(new ScriptedChatClient("Hello.")))
            .Add("broken", static (_, _) => new Agent(new ScriptedChatClient(new Reply().Action("c", "use_desk", "{}"), new Reply().Fail(new IOException("gone")))) { Actions = Actions }));

        await provider.GetRequiredKeyedService<Agent>("idle").RunAsync("Go.");
        Assert.Empty(_log);
        await Assert.ThrowsAsync<IOException>(() => provider.GetRequiredKeyedService<Agent>("broken").RunAsync("Go."));
        Assert.Equal(["made 1", "gone 1"], _log);
    }

    [Fact]
    public async Task Run_that_is_left_ends_its_scope()
    {
        await using ServiceProvider provider = Provider(static agents => agents.Add("worker", static (_, client) => new Agent(client) { Actions = Actions }));

        await foreach (AgentEvent ev in provider.GetRequiredKeyedService<Agent>("worker").StreamAsync("Go."))
        {
            if (ev is ActionExecuted)
            {
                break;
            }
        }

        Assert.Equal(["made 1", "gone 1"], _log);
    }

    [Fact]
    public async Task Services_of_the_agents_own_come_first_and_an_inner_agent_has_those_of_the_outer_one()
    {
        await using ServiceProvider provider = Provider(static agents => agents
            .Add("own", static (services, client) => new Agent(client) { Actions = Actions, Services = services.GetRequiredService<Own>() })
            .Add("inner", static (_, client) => new Agent(client) { Name = "inner", Actions = Actions })
            .Add("outer", static (services, _) => new Agent(new ScriptedChatClient(
                new Reply().Action("o1", "use_desk", "{}"), new Reply().Action("o2", "ask_inner", """{"input":"Go."}"""), "Done."))
            {
                Actions = [UseDeskAction, services.GetRequiredKeyedService<Agent>("inner").AsAction("ask_inner", "Asks.")],
            }));

        AgentResponse own = await provider.GetRequiredKeyedService<Agent>("own").RunAsync("Go.");
        Assert.Equal(["desk 0", "desk 0"], own.Messages.SelectMany(static message => message.Actions).Select(static action => action.Result));
        Assert.Empty(_log);

        await provider.GetRequiredKeyedService<Agent>("outer").RunAsync("Go.");
        Assert.Equal(["made 1", "gone 1"], _log);
    }

    [Fact]
    public async Task Container_disposes_its_clients_once_and_the_agent_none()
    {
        var client = new CountingClient();
        ServiceProvider provider = new ServiceCollection().AddSingleton<IChatClient>(_ => client)
            .AddGenFlowAgents(static agents => agents.Add("a", static (_, client) => new Agent(client))).BuildServiceProvider();
        await provider.GetRequiredKeyedService<Agent>("a").RunAsync("Go.");

        Assert.Equal(0, client.Disposals);
        await provider.DisposeAsync();
        Assert.Equal(1, client.Disposals);
    }

    [Fact]
    public void Mistakes_are_told_with_what_to_do()
    {
        using ServiceProvider provider = new ServiceCollection()
            .AddGenFlowAgents(static agents => agents.Add("a", static (_, client) => new Agent(client)).Add("b", static (_, client) => new Agent(client), clientKey: "fast"))
            .BuildServiceProvider();

        Assert.Contains("services.AddSingleton<IChatClient>", Assert.Throws<AgentConfigurationException>(() => provider.GetRequiredKeyedService<Agent>("a")).Message, StringComparison.Ordinal);
        Assert.Contains("AddKeyedSingleton<IChatClient>(\"fast\"", Assert.Throws<AgentConfigurationException>(() => provider.GetRequiredKeyedService<Agent>("b")).Message, StringComparison.Ordinal);
        Assert.Contains("'twice'", Assert.Throws<AgentConfigurationException>(static () => new ServiceCollection()
            .AddGenFlowAgents(static agents => agents.Add("twice", static (_, client) => new Agent(client)))
            .AddGenFlowAgents(static agents => agents.Add("twice", static (_, client) => new Agent(client)))).Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<AIFunction> Actions => [UseDeskAction];

    /// <summary>Uses the desk.</summary>
    [Action]
    internal static string UseDesk(ActionContext context) => $"desk {context.GetRequiredService<Desk>().Number}";

    private ServiceProvider Provider(Action<AgentRegistrations> configure)
    {
        int desks = 0;
        return new ServiceCollection()
            .AddSingleton<IChatClient>(static _ => ScriptedChatClient.PerConversation(new Reply().Action("c1", "use_desk", "{}").Action("c2", "use_desk", "{}"), "Done."))
            .AddKeyedSingleton<IChatClient>("quick", static (_, _) => new ScriptedChatClient("Hello."))
            .AddScoped(_ => new Desk(++desks, _log))
            .AddSingleton(_ => new Own())
            .AddGenFlowAgents(configure)
            .BuildServiceProvider();
    }

    internal sealed class Desk : IAsyncDisposable
    {
        private readonly List<string> _log;

        public Desk(int number, List<string> log)
        {
            Number = number;
            _log = log;
            log.Add($"made {number}");
        }

        public int Number { get; }

        public ValueTask DisposeAsync()
        {
            _log.Add($"gone {Number}");
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Own : IServiceProvider
    {
        private readonly Desk _desk = new(0, []);

        public object? GetService(Type serviceType) => serviceType == typeof(Desk) ? _desk : null;
    }

    private sealed class Taker([FromKeyedServices("fast")] Agent agent)
    {
        public Agent Agent => agent;
    }

    private sealed class CountingClient : DelegatingChatClient
    {
        public CountingClient()
            : base(new ScriptedChatClient("Hello."))
        {
        }

        public int Disposals { get; private set; }

        protected override void Dispose(bool disposing)
        {
            Disposals++;
            base.Dispose(disposing);
        }
    }
}
