using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Engine;

/// <summary>One run of an agent. Whoever reads its events drives it: nothing runs ahead of them but the actions.</summary>
/// <remarks>Every part notes its events in <see cref="_ready"/>; the loop below hands them out. Only the loop's own thread of
/// events changes the run: actions tell it by signals.</remarks>
internal sealed partial class AgentRun : IAgentRun
{
    private readonly Agent _agent;
    private readonly AgentMessage? _input;
    private readonly AgentSession _session;
    private readonly OutputFormat? _output;
    private readonly Queue<AgentEvent> _ready = new();
    private readonly List<ChatMessage> _transcript = [];
    private readonly List<AgentMessage> _added = [];
    private readonly Chain? _chain;
    private RunHost _host;
    private OuterRun? _outer;
    private Spending? _spending;
    private TimeSpan _grace;
    private int _depth;
    private AgentRunInfo? _info;
    private AgentOrigin _origin;
    private CancellationTokenSource? _stop;
    private long _sequence;
    private long _started;
    private int _iteration;
    private Phase _phase;

    /// <param name="agent">Who runs.</param>
    /// <param name="input">What is said; null to go on.</param>
    /// <param name="session">The conversation.</param>
    /// <param name="output">The typed answer; null for none.</param>
    /// <param name="chain">The chain that it is a stage of, which holds the session for it; null for none.</param>
    public AgentRun(Agent agent, AgentMessage? input, AgentSession session, OutputFormat? output, Chain? chain = null)
    {
        _agent = agent;
        _input = input;
        _session = session;
        _output = output;
        _chain = chain;
        _host = new RunHost(agent, workflow: null, outer: null);
        _grace = agent.Grace;
        _origin = new AgentOrigin(Id, agent.Name, 0, "");
    }

    private enum Phase
    {
        Beginning,
        Calling,
        Streaming,
        Switching,
        Acting,
        Ended,
    }

    public string Id { get; } = Guid.CreateVersion7().ToString("N");

    public string Name => _agent.Name;

    public AgentResponse? Response { get; private set; }

    /// <summary>What it has taken; null before it began.</summary>
    public Spending? Spending => _spending;

    public void PlaceIn(Context? workflow, OuterRun? outer)
    {
        _host = new RunHost(_agent, workflow, outer?.Host);
        _outer = outer;
        _grace = outer?.Grace is { } most && most < _agent.Grace ? most : _agent.Grace;
        _origin = outer?.OriginOf(Id, _agent.Name) ?? _origin;
    }

    public async IAsyncEnumerable<AgentEvent> EventsAsync(CancellationToken first, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        _depth = _outer?.DepthFor(_agent.Name, _agent.Budget) ?? _agent.Budget.Depth;
        if (_chain is null)
        {
            _session.Enter();
        }

        _spending = new Spending(_agent.Name, _agent.Budget, _session, _outer?.Spending);
        Exception? failure = null;
        try
        {
            _stop = CancellationTokenSource.CreateLinkedTokenSource(first, cancellationToken);
            _started = _host.TimeProvider.GetTimestamp();
            while (_phase != Phase.Ended)
            {
                try
                {
                    // The way of nearly all events, without a state machine of its own.
                    if (_phase == Phase.Streaming && _running == 0 && _pendingMove is null && !IsWaitedFor)
                    {
                        if (await _deltas!.MoveNextAsync().ConfigureAwait(false))
                        {
                            Take(_deltas.Current);
                        }
                        else
                        {
                            await EndMessageAsync().ConfigureAwait(false);
                        }
                    }
                    else
                    {
                        await AdvanceAsync().ConfigureAwait(false);
                    }
                }
#pragma warning disable CA1031 // Kept: thrown when the events that close what is open have been read.
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    failure = exception;
                    await BreakOffAsync(exception).ConfigureAwait(false);
                }

                while (_ready.TryDequeue(out AgentEvent? ev))
                {
                    yield return ev;
                }
            }

            if (failure is not null)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
            }
        }
        finally
        {
            await CloseAsync(failure).ConfigureAwait(false);
        }
    }

    private CancellationToken Token => _stop!.Token;

    // By an action, for so long and no longer: its brackets must be closed by then, also where its client does not obey.
    private bool IsWaitedFor => _outer?.Grace is not null;

    private async ValueTask BeginAsync()
    {
        Roster roster = _agent.Roster;
        if (roster.NeedsApproval is { } action && !_host.CanApprove)
        {
            throw new AgentConfigurationException(
                $"Action '{action.Name}' runs only when somebody approves, and nobody can be asked. Set Agent.Approve, or run the agent in a step of a workflow with ctx.ForwardAsync(…).");
        }

        if (_agent.RequireAction && roster.Exits.Count == 0)
        {
            throw new AgentConfigurationException(
                "Agent.RequireAction lets a run end only by an exit action, and the agent has none. Mark one with [Action(Exit = true)], or leave RequireAction out.");
        }

        _info = new AgentRunInfo(Id, _origin.AgentPath, _session, _host.Services);
        foreach (AgentHook hook in _agent.Hooks)
        {
            _hooked++;
            await hook.StartAsync(_info, Token).ConfigureAwait(false);
        }

        string? prompt = _agent.ComputeSystemPrompt is { } compute
            ? await compute(_info, Token).ConfigureAwait(false)
            : _agent.SystemPrompt;
        if (!string.IsNullOrEmpty(prompt))
        {
            _transcript.Add(new ChatMessage(ChatRole.System, prompt));
        }

        foreach (AgentMessage message in _session.Messages)
        {
            _transcript.AddRange(message.ToChatMessages());
            _callIds.UnionWith(message.Actions.Select(static action => action.Id));
        }

        if (_input is not null)
        {
            Add(_input);
        }

        _phase = Phase.Calling;
    }

    private ValueTask AdvanceAsync() => _phase switch
    {
        Phase.Beginning => BeginAsync(),
        Phase.Calling => CallAsync(),
        Phase.Streaming => StreamBesideActionsAsync(),
        Phase.Switching => SwitchAsync(),
        _ => ActAsync(),
    };

    // From here on it is said: what comes after cannot take it back.
    private void Add(AgentMessage message)
    {
        AgentMessage named = message.Id.Length > 0 ? message
            : message with { Id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Id}-{_added.Count}") };

        // First, because it may throw: what no client can be given must not be in the session, where each later run meets it.
        IReadOnlyList<ChatMessage> told = named.ToChatMessages();
        _session.Add(named);
        _added.Add(named);
        _transcript.AddRange(told);
    }
}
