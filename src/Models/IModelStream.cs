using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>A model that gives its answer as deltas, with what <see cref="IChatClient"/> cannot say: the fragments of
/// arguments, and where blocks begin and end.</summary>
public interface IModelStream
{
    /// <summary>Asks the model once. Nothing is sent before the stream is enumerated; disposing the enumerator closes the
    /// connection. A stream that ends without <see cref="ModelDeltaKind.Stop"/> was cut.</summary>
    /// <param name="messages">The transcript.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    /// <returns>The deltas, in the order of the wire.</returns>
    /// <exception cref="ModelException">While it is enumerated: the model could not be reached, refused the request, or failed.</exception>
    IAsyncEnumerable<ModelDelta> StreamAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken = default);
}
