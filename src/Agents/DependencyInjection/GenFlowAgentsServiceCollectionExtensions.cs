using GenFlow.Agents;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers agents in a service container.</summary>
public static class GenFlowAgentsServiceCollectionExtensions
{
    /// <summary>Registers agents as keyed singletons: one object serves any number of runs at once. Take one by
    /// <c>[FromKeyedServices("researcher")] Agent researcher</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Names the agents.</param>
    /// <returns>The services.</returns>
    /// <remarks>Each run of such an agent has a scope of its own, made when an action, a hook or a system prompt first asks for a
    /// service, and disposed when the run has ended; except where the agent was given <see cref="Agent.Services"/>, or runs inside a
    /// workflow or another agent that has services: it has theirs. Clients stay the container's: it disposes them.</remarks>
    /// <exception cref="AgentConfigurationException">Two agents have one name.</exception>
    public static IServiceCollection AddGenFlowAgents(this IServiceCollection services, Action<AgentRegistrations> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        configure(new AgentRegistrations(services));
        return services;
    }
}
