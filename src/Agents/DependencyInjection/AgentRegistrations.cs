using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenFlow.Agents;

/// <summary>The agents of a service container; see
/// <see cref="GenFlowAgentsServiceCollectionExtensions.AddGenFlowAgents"/>.</summary>
public sealed class AgentRegistrations
{
    private readonly IServiceCollection _services;

    internal AgentRegistrations(IServiceCollection services) => _services = services;

    /// <summary>Registers an agent.</summary>
    /// <param name="name">Its key in the container.</param>
    /// <param name="create">Makes it of the container's services and its client, when it is first asked for. The services are the
    /// singletons; what belongs to one run, actions take by <see cref="ActionContext.Services"/>.</param>
    /// <param name="clientKey">The key of its <see cref="IChatClient"/>; null for the client without a key.</param>
    /// <returns>The same, for the next agent.</returns>
    /// <exception cref="AgentConfigurationException">Another agent has the name. Asking the container for the agent throws it where
    /// the client is missing.</exception>
    public AgentRegistrations Add(string name, Func<IServiceProvider, IChatClient, Agent> create, string? clientKey = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(create);
        if (_services.Any(service => service.IsKeyedService && service.ServiceType == typeof(Agent) && name.Equals(service.ServiceKey)))
        {
            throw new AgentConfigurationException($"Two agents of the container are called '{name}'. Give one another name.");
        }

        _services.AddKeyedSingleton(name, (provider, _) => Create(provider, name, create, clientKey));
        return this;
    }

    private static Agent Create(IServiceProvider provider, string name, Func<IServiceProvider, IChatClient, Agent> create, string? clientKey)
    {
        IChatClient client = (clientKey is null ? provider.GetService<IChatClient>() : provider.GetKeyedService<IChatClient>(clientKey))
            ?? throw new AgentConfigurationException(clientKey is null
                ? $"Agent '{name}' needs a chat client, and the container has none without a key. Register one with services.AddSingleton<IChatClient>(…), or name the key of one in Add(…, clientKey: \"…\")."
                : $"Agent '{name}' needs the chat client '{clientKey}', and the container has none of that key. Register it with services.AddKeyedSingleton<IChatClient>(\"{clientKey}\", …).");
        Agent agent = create(provider, client) ?? throw new AgentConfigurationException($"What makes agent '{name}' gave null.");
        agent.Scopes = provider.GetRequiredService<IServiceScopeFactory>();
        return agent;
    }
}
