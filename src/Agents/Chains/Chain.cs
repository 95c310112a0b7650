using GenFlow.Agents.Engine;

namespace GenFlow.Agents;

/// <summary>Agents that work one after the other on one conversation: each reads all that was said and done before it. Immutable,
/// and safe for any number of runs at once.</summary>
/// <remarks>An agent hands over by an exit action. One that ends otherwise ends the chain: by an answer in text, which only an
/// agent without <see cref="Agent.RequireAction"/> can give; by a refusal or a limit, which the response's status tells; or by a
/// failure, which is thrown. The events of each agent stand between a <see cref="ChainAgentStart"/> and a
/// <see cref="ChainAgentEnd"/>, under a run and a path of their own; one <see cref="AgentCompleted"/>, of the chain, comes last.</remarks>
public sealed class Chain : IAgent
{
    /// <summary>Agents in order.</summary>
    /// <param name="agents">1 to 100. Each but the last has an exit action.</param>
    /// <exception cref="AgentConfigurationException">There is none, there are too many, or one that is not the last has no exit action.</exception>
    public Chain(params IReadOnlyList<Agent> agents)
    {
        ArgumentNullException.ThrowIfNull(agents);
        Agent[] order = [.. agents];
        if (order.Length is 0 or > 100)
        {
            throw new AgentConfigurationException($"A chain has 1 to 100 agents, not {order.Length}.");
        }

        for (int index = 0; index < order.Length; index++)
        {
            ArgumentNullException.ThrowIfNull(order[index], nameof(agents));
            if (index < order.Length - 1 && order[index].Roster.Exits.Count == 0)
            {
                throw new AgentConfigurationException(
                    $"Agent '{order[index].Name}', number {index + 1} of {order.Length} in the chain, has no exit action: it could never hand over to '{order[index + 1]?.Name}'. Mark one of its actions with [Action(Exit = true)].");
            }
        }

        Agents = order;
    }

    /// <summary>The agents, in order.</summary>
    public IReadOnlyList<Agent> Agents { get; }

    /// <summary>Names it in paths, logs and errors: 1 to 200 characters, without slashes.</summary>
    public string Name
    {
        get;
        init => field = value is { Length: > 0 and <= 200 } && !value.Contains('/', StringComparison.Ordinal) ? value
            : throw new AgentConfigurationException("Chain.Name is a part of paths: 1 to 200 characters, without slashes.");
    } = "chain";

    /// <summary>What a run of the chain may take, all its agents together.</summary>
    public AgentBudget Budget
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = AgentBudget.Unlimited;

    /// <inheritdoc/>
    /// <remarks>Enumerating throws what made an agent fail, after the events that close what was open; see
    /// <see cref="Agent.StreamAsync(AgentMessage, AgentSession, CancellationToken)"/>.</remarks>
    public AgentStream StreamAsync(AgentMessage input, AgentSession? session = null, CancellationToken cancellationToken = default)
    {
        Agent.CheckInput(input);
        return new(new ChainRun(this, input, session ?? new AgentSession(), output: null), cancellationToken);
    }

    /// <summary>Goes on with a conversation without saying anything; the first agent begins.</summary>
    /// <param name="session">The conversation.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The stream; see <see cref="StreamAsync(AgentMessage, AgentSession, CancellationToken)"/>.</returns>
    public AgentStream StreamAsync(AgentSession session, CancellationToken cancellationToken = default)
    {
        Agent.CheckGoesOn(session);
        return new(new ChainRun(this, input: null, session, output: null), cancellationToken);
    }

    /// <summary>Answers with a typed value, which the last agent gives.</summary>
    /// <typeparam name="T">The answer: a record with <see cref="StructuredOutputAttribute"/>.</typeparam>
    /// <param name="input">What is said to the first agent; a text converts.</param>
    /// <param name="session">The conversation; null for a new one.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The stream; see <see cref="StreamAsync(AgentMessage, AgentSession, CancellationToken)"/>.</returns>
    /// <remarks>Enumerating throws <see cref="StructuredOutputException"/> where the chain ends before its last agent, or the
    /// answer is no valid value.</remarks>
    public AgentStream<T> StreamAsync<T>(AgentMessage input, AgentSession? session = null, CancellationToken cancellationToken = default)
        where T : IStructuredOutput<T>
    {
        Agent.CheckInput(input);
        return new(new ChainRun(this, input, session ?? new AgentSession(), OutputFormat.Of<T>()), cancellationToken);
    }

    /// <summary>Answers, at the end.</summary>
    /// <param name="input">What is said to the first agent; a text converts.</param>
    /// <param name="session">The conversation; null for a new one.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>What the run gave. Throws what <see cref="StreamAsync(AgentMessage, AgentSession, CancellationToken)"/> throws.</returns>
    public Task<AgentResponse> RunAsync(AgentMessage input, AgentSession? session = null, CancellationToken cancellationToken = default) =>
        StreamAsync(input, session, cancellationToken).EndAsync();

    /// <summary>Answers with a typed value, at the end.</summary>
    /// <typeparam name="T">The answer: a record with <see cref="StructuredOutputAttribute"/>.</typeparam>
    /// <param name="input">What is said to the first agent; a text converts.</param>
    /// <param name="session">The conversation; null for a new one.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The value and what the run gave.</returns>
    /// <exception cref="StructuredOutputException">There is no valid value.</exception>
    public Task<AgentResponse<T>> RunAsync<T>(AgentMessage input, AgentSession? session = null, CancellationToken cancellationToken = default)
        where T : IStructuredOutput<T> =>
        StreamAsync<T>(input, session, cancellationToken).EndAsync();
}
