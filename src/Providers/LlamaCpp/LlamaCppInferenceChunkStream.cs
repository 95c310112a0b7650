#pragma warning disable CA1711 // The name of the field: a stream of chunks.
namespace GenFlow.LlamaCpp;

/// <summary>An answer while it is written, to be read once. Nothing is computed before; leaving it stops the model.</summary>
public sealed class LlamaCppInferenceChunkStream : IAsyncEnumerable<LlamaCppInferenceChunk>
{
    private readonly IAsyncEnumerable<LlamaCppInferenceChunk> _chunks;
    private int _isRead;

    internal LlamaCppInferenceChunkStream(IAsyncEnumerable<LlamaCppInferenceChunk> chunks) => _chunks = chunks;

    /// <summary>Asks the model, and reads the answer.</summary>
    /// <param name="cancellationToken">Stops the answer, as the one of the call does.</param>
    /// <returns>The chunks, the one with the finish reason last.</returns>
    /// <exception cref="InvalidOperationException">It is read already.</exception>
    /// <exception cref="Models.ModelException">While it is enumerated: the model could not be loaded, the request was refused, or
    /// the computing failed. An answer that was cut has no finish reason.</exception>
    public IAsyncEnumerator<LlamaCppInferenceChunk> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        Interlocked.Exchange(ref _isRead, 1) == 0 ? _chunks.GetAsyncEnumerator(cancellationToken)
            : throw new InvalidOperationException("A LlamaCppInferenceChunkStream is read once. Call StreamAsync again for another answer.");
}
