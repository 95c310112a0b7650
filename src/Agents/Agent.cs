using GenFlow.Agents.Engine;
using GenFlow.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenFlow.Agents;

/// <summary>An agent: a model, what it is told and what it may do. Immutable, and safe for any number of runs at once; a
/// conversation is an <see cref="AgentSession"/>.</summary>
public sealed partial class Agent : IAgent
{
    /// <summary>An agent on a chat client of any provider. A client that is an <see cref="IModelStream"/> itself shows the
    /// fragments of arguments; one inside middleware shows them where the middleware passes updates on.</summary>
    /// <param name="client">The client. The agent does not dispose it.</param>
    public Agent(IChatClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        Client = client;
    }

    /// <summary>The client.</summary>
    public IChatClient Client { get; }

    internal IModelStream Models => field ??= ModelStreams.Of(Client);

    // One for all runs, also where many begin at once: their offers and follow-ups compare its actions by identity.
    internal Roster Roster => field ?? Interlocked.CompareExchange(ref field, new Roster(Actions, FollowUpActions), null) ?? field;

    /// <summary>Names it in paths, logs and errors: 1 to 200 characters, without slashes.</summary>
    public string Name
    {
        get;
        init => field = value is { Length: > 0 and <= 200 } && !value.Contains('/', StringComparison.Ordinal) ? value
            : throw new AgentConfigurationException("Agent.Name is a part of paths: 1 to 200 characters, without slashes.");
    } = "agent";

    /// <summary>What the model is told first; null for nothing.</summary>
    public string? SystemPrompt { get; init; }

    /// <summary>Computes what the model is told first, before each run, in the place of <see cref="SystemPrompt"/>.</summary>
    public Func<AgentRunInfo, CancellationToken, ValueTask<string?>>? ComputeSystemPrompt { get; init; }

    /// <summary>What the model may call: generated actions, or any other <see cref="AIFunction"/>. Names are unique.</summary>
    public IReadOnlyList<AIFunction> Actions
    {
        get;
        init => field = Checked(value, RequireAction);
    } = [];

    /// <summary>Actions that are offered only when a <see cref="FollowUp"/> names them.</summary>
    public IReadOnlyList<AIFunction> FollowUpActions
    {
        get;
        init => field = [.. value ?? throw new ArgumentNullException(nameof(value))];
    } = [];

    /// <summary>Whether the run may end only by an exit action: a message without an action is answered with a correction.</summary>
    public bool RequireAction
    {
        get;
        init
        {
            field = value;
            if (Actions.Count > 0)
            {
                Checked(Actions, value);
            }
        }
    }

    /// <summary>How often the model is asked in a run: 1 to 1,000. In the last call only exit actions are offered.</summary>
    public int MaxIterations
    {
        get;
        init => field = value is >= 1 and <= 1_000 ? value
            : throw new AgentConfigurationException($"Agent.MaxIterations is 1 to 1,000, not {value}.");
    } = 20;

    /// <summary>What a run may take, together with the runs of agents beneath it.</summary>
    public AgentBudget Budget
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = AgentBudget.Unlimited;

    /// <summary>How many actions of a message run at once: 1 to 1,000.</summary>
    public int MaxParallelActions
    {
        get;
        init => field = value is >= 1 and <= 1_000 ? value
            : throw new AgentConfigurationException($"Agent.MaxParallelActions is 1 to 1,000, not {value}.");
    } = 8;

    /// <summary>How many follow-ups may come of each other: 1 to 100. The results of actions deeper than this offer nothing.</summary>
    public int MaxFollowUpDepth
    {
        get;
        init => field = value is >= 1 and <= 100 ? value
            : throw new AgentConfigurationException($"Agent.MaxFollowUpDepth is 1 to 100, not {value}.");
    } = 8;

    /// <summary>How long running actions are waited for when a run is cancelled or an action's timeout is over, before they are
    /// left behind: 0 to 24 hours. Inside an action of another agent at most a quarter of that agent's, which waits for all of it,
    /// and the client is waited for no longer either.</summary>
    public TimeSpan Grace
    {
        get;
        init => field = value >= TimeSpan.Zero && value <= TimeSpan.FromDays(1) ? value
            : throw new AgentConfigurationException($"Agent.Grace is 0 to 24 hours, not {value}.");
    } = TimeSpan.FromSeconds(5);

    /// <summary>What each call of the model is asked with: temperature, limits, the model's name. Tools and instructions are the agent's.</summary>
    public ChatOptions? Options { get; init; }

    /// <summary>How old results are shortened in what the model is given; null for never.</summary>
    public ContextPolicy? ContextPolicy
    {
        get;
        init => field = value?.Checked();
    }

    /// <summary>Says whether an action with <see cref="ActionAttribute.RequiresApproval"/> may run; not asked inside a workflow,
    /// where people are asked by <see cref="ApproveAction"/>.</summary>
    public Func<ApproveAction, CancellationToken, ValueTask<ActionApproval>>? Approve { get; init; }

    /// <summary>What is called at the beginning of a run, before each call of the model and at the end, in order.</summary>
    public IReadOnlyList<AgentHook> Hooks
    {
        get;
        init => field = [.. value ?? throw new ArgumentNullException(nameof(value))];
    } = [];

    /// <summary>What models cost.</summary>
    public ModelPrices Prices { get; init; } = ModelPrices.None;

    /// <summary>The services that actions get; inside a workflow those of its run come first.</summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>Where each run gets its services where nobody else gives it some: of the container that made the agent.</summary>
    internal IServiceScopeFactory? Scopes { get; set; }

    /// <summary>The clock; inside a workflow that of its run.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
