using GenFlow.Agents.Engine;

namespace GenFlow.Agents;

/// <summary>A run of an agent that ends with a typed value; see <see cref="AgentStream"/>.</summary>
/// <typeparam name="T">The answer.</typeparam>
public sealed class AgentStream<T> : IAsyncEnumerable<AgentEvent>
    where T : IStructuredOutput<T>
{
    private readonly AgentStream _stream;

    internal AgentStream(AgentRun run, CancellationToken cancellationToken) => _stream = new(run, cancellationToken);

    /// <summary>The run's id.</summary>
    public string RunId => _stream.RunId;

    /// <summary>The value and what the run gave.</summary>
    /// <exception cref="InvalidOperationException">It has not ended, or has failed.</exception>
    public AgentResponse<T> Response => new((T)_stream.Response.Output!, _stream.Response);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">It was enumerated already.</exception>
    public IAsyncEnumerator<AgentEvent> GetAsyncEnumerator(CancellationToken cancellationToken = default) => _stream.GetAsyncEnumerator(cancellationToken);
}
