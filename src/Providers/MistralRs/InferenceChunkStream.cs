#pragma warning disable CA1711 // The name of the field: a stream of chunks.
namespace GenFlow.MistralRs;

/// <summary>An answer while it is written, to be read once. Nothing is asked before; leaving it stops the model.</summary>
public sealed class InferenceChunkStream : IAsyncEnumerable<InferenceChunk>
{
    private readonly IAsyncEnumerable<InferenceChunk> _chunks;
    private int _isRead;

    internal InferenceChunkStream(IAsyncEnumerable<InferenceChunk> chunks) => _chunks = chunks;

    /// <summary>Asks, and reads the answer.</summary>
    /// <param name="cancellationToken">Stops the answer, as the one of the call does.</param>
    /// <returns>The chunks, the one with the finish reason last.</returns>
    /// <exception cref="InvalidOperationException">It is read already.</exception>
    /// <exception cref="Models.ModelException">While it is enumerated: the server could not be started or reached, refused the
    /// request, or failed. An answer that was cut has no finish reason.</exception>
    public IAsyncEnumerator<InferenceChunk> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        Interlocked.Exchange(ref _isRead, 1) == 0 ? _chunks.GetAsyncEnumerator(cancellationToken)
            : throw new InvalidOperationException("An InferenceChunkStream is read once. Call StreamAsync again for another answer.");
}
