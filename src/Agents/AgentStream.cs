using GenFlow.Agents.Engine;

namespace GenFlow.Agents;

/// <summary>A run of an agent as a stream of its events. Nothing happens before it is enumerated, and it is enumerated once;
/// the agent works only as fast as it is read. Leaving the loop ends the run: the connection is closed, running actions
/// are cancelled and waited for.</summary>
/// <remarks>In a step of a workflow: <c>AgentResponse response = await ctx.ForwardAsync(agent.StreamAsync(…))</c>.</remarks>
public sealed class AgentStream : IAsyncEnumerable<AgentEvent>, IForwardable<AgentEvent, AgentResponse>
{
    private readonly IAgentRun _run;
    private readonly CancellationToken _cancellationToken;
    private int _begun;

    internal AgentStream(IAgentRun run, CancellationToken cancellationToken)
    {
        _run = run;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The run's id.</summary>
    public string RunId => _run.Id;

    /// <summary>What the run gave.</summary>
    /// <exception cref="InvalidOperationException">It has not ended, or has failed.</exception>
    public AgentResponse Response => _run.Response ?? throw new InvalidOperationException(
        "The agent's run has given no response: read its events to the end first. A run that fails throws there.");

    /// <summary>The agent's name.</summary>
    public string Name => _run.Name;

    AgentResponse IForwardable<AgentEvent, AgentResponse>.Result => Response;

    IAsyncEnumerable<AgentEvent> IForwardable<AgentEvent, AgentResponse>.StreamIn(Context context) => In(context);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">It was enumerated already.</exception>
    public IAsyncEnumerator<AgentEvent> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _begun, 1) != 0)
        {
            throw new InvalidOperationException("This stream is one run of the agent and was enumerated already. Call StreamAsync again for another.");
        }

        return _run.EventsAsync(_cancellationToken).GetAsyncEnumerator(cancellationToken);
    }

    internal AgentStream In(Context context)
    {
        if (Volatile.Read(ref _begun) == 0)
        {
            _run.PlaceIn(context, outer: null);
        }

        return this;
    }

    internal async Task<AgentResponse> EndAsync()
    {
        await foreach (AgentEvent _ in this.ConfigureAwait(false))
        {
        }

        return Response;
    }

    internal AgentStream Inside(OuterRun outer, Context? workflow)
    {
        if (Volatile.Read(ref _begun) == 0)
        {
            _run.PlaceIn(workflow, outer);
        }

        return this;
    }
}
