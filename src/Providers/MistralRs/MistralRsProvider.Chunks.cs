using System.Runtime.CompilerServices;
using System.Text;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.MistralRs;

// Answers as chunks.
public sealed partial class MistralRsProvider
{
    /// <summary>Asks the model, and calls back once for each chunk, one after the other.</summary>
    /// <param name="messages">The conversation.</param>
    /// <param name="onChunk">Gets each chunk. What it throws stops the model, and is thrown as it was.</param>
    /// <param name="options">What is asked for; null for the server's own defaults.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    /// <returns>Ends when the model has finished.</returns>
    /// <exception cref="ModelException">The server could not be started or reached, refused the request, or failed.</exception>
    public async Task StreamAsync(
        IReadOnlyList<ChatMessage> messages, Action<InferenceChunk> onChunk, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(onChunk);
        await foreach (InferenceChunk chunk in StreamAsync(messages, options, cancellationToken).ConfigureAwait(false))
        {
            onChunk(chunk);
        }
    }

    /// <summary>Asks the model, and calls back once for each chunk, one after the other: the next is read when the call has ended.</summary>
    /// <param name="messages">The conversation.</param>
    /// <param name="onChunk">Gets each chunk. What it throws stops the model, and is thrown as it was.</param>
    /// <param name="options">What is asked for; null for the server's own defaults.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    /// <returns>Ends when the model has finished.</returns>
    /// <exception cref="ModelException">The server could not be started or reached, refused the request, or failed.</exception>
    [OverloadResolutionPriority(2)]
    public async Task StreamAsync(
        IReadOnlyList<ChatMessage> messages, Func<InferenceChunk, ValueTask> onChunk, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(onChunk);
        await foreach (InferenceChunk chunk in StreamAsync(messages, options, cancellationToken).ConfigureAwait(false))
        {
            await onChunk(chunk).ConfigureAwait(false);
        }
    }

    /// <summary>Asks the model, and calls back once for each chunk, one after the other: the next is read when the call has ended.</summary>
    /// <param name="messages">The conversation.</param>
    /// <param name="onChunk">Gets each chunk. What it throws stops the model, and is thrown as it was.</param>
    /// <param name="options">What is asked for; null for the server's own defaults.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    /// <returns>Ends when the model has finished.</returns>
    /// <exception cref="ModelException">The server could not be started or reached, refused the request, or failed.</exception>
    [OverloadResolutionPriority(1)]
    public async Task StreamAsync(
        IReadOnlyList<ChatMessage> messages, Func<InferenceChunk, Task> onChunk, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(onChunk);
        await foreach (InferenceChunk chunk in StreamAsync(messages, options, cancellationToken).ConfigureAwait(false))
        {
            await onChunk(chunk).ConfigureAwait(false);
        }
    }

    /// <summary>Asks the model, and calls back once for each chunk, one after the other: the next is read when the call has ended.</summary>
    /// <param name="messages">The conversation.</param>
    /// <param name="onChunk">Gets each chunk, and <paramref name="cancellationToken"/>. What it throws stops the model, and is thrown
    /// as it was.</param>
    /// <param name="options">What is asked for; null for the server's own defaults.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    /// <returns>Ends when the model has finished.</returns>
    /// <exception cref="ModelException">The server could not be started or reached, refused the request, or failed.</exception>
    public async Task StreamAsync(
        IReadOnlyList<ChatMessage> messages, Func<InferenceChunk, CancellationToken, ValueTask> onChunk, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(onChunk);
        await foreach (InferenceChunk chunk in StreamAsync(messages, options, cancellationToken).ConfigureAwait(false))
        {
            await onChunk(chunk, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Asks the model when the stream is read.</summary>
    /// <param name="messages">The conversation.</param>
    /// <param name="options">What is asked for; null for the server's own defaults.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    /// <returns>The chunks, to be read once.</returns>
    [OverloadResolutionPriority(2)]
    public InferenceChunkStream StreamAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var clock = new AnswerClock(_options.TimeProvider);
        return new(ChunkReader.ReadAsync(AskAsync(messages, options ?? new ChatOptions(), clock, cancellationToken), clock, cancellationToken));
    }

    /// <summary>Asks the model for a whole answer.</summary>
    /// <param name="messages">The conversation.</param>
    /// <param name="options">What is asked for; null for the server's own defaults.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ModelException">The server could not be started or reached, refused the request, or failed.</exception>
    public async Task<InferenceAnswer> CompleteAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var text = new StringBuilder();
        var reasoning = new StringBuilder();
        var calls = new List<InferenceToolCall>();
        InferenceChunk last = default;
        await foreach (InferenceChunk chunk in StreamAsync(messages, options, cancellationToken).ConfigureAwait(false))
        {
            text.Append(chunk.Delta);
            reasoning.Append(chunk.ReasoningDelta);
            calls.AddRange(chunk.ToolCalls ?? []);
            last = chunk;
        }

        return new(text.ToString(), reasoning.ToString(), calls, last.FinishReason!.Value, last.Usage, last.Timings!);
    }
}
