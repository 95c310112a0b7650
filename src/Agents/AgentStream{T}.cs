using GenFlow.Agents.Engine;

namespace GenFlow.Agents;

/// <summary>A run of an agent that ends with a typed value; see <see cref="AgentStream"/>.</summary>
/// <typeparam name="T">The answer.</typeparam>
public sealed class AgentStream<T> : IAsyncEnumerable<AgentEvent>, IForwardable<AgentEvent, AgentResponse<T>>
    where T : IStructuredOutput<T>
{
    private readonly AgentStream _stream;

    internal AgentStream(IAgentRun run, CancellationToken cancellationToken) => _stream = new(run, cancellationToken);

    /// <summary>The run's id.</summary>
    public string RunId => _stream.RunId;

    /// <summary>The value and what the run gave.</summary>
    /// <exception cref="InvalidOperationException">It has not ended, or has failed.</exception>
    public AgentResponse<T> Response => new((T)_stream.Response.Output!, _stream.Response);

    /// <summary>The agent's name.</summary>
    public string Name => _stream.Name;

    internal AgentStream Untyped => _stream;

    AgentResponse<T> IForwardable<AgentEvent, AgentResponse<T>>.Result => Response;

    IAsyncEnumerable<AgentEvent> IForwardable<AgentEvent, AgentResponse<T>>.StreamIn(Context context) => _stream.In(context);

    internal async Task<AgentResponse<T>> EndAsync()
    {
        await _stream.EndAsync().ConfigureAwait(false);
        return Response;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">It was enumerated already.</exception>
    public IAsyncEnumerator<AgentEvent> GetAsyncEnumerator(CancellationToken cancellationToken = default) => _stream.GetAsyncEnumerator(cancellationToken);
}
