using System.Runtime.CompilerServices;
using System.Text;
using GenFlow.LlamaCpp.Engine;
using GenFlow.LlamaCpp.Streams;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp;

// Answers as chunks. A callback that gives a task must never be taken for one that gives nothing, and left unawaited: those that are
// awaited go first.
public sealed partial class LlamaCppProvider
{
    /// <summary>Asks the model, and calls back once for each chunk, one after the other.</summary>
    /// <param name="messages">The conversation.</param>
    /// <param name="onChunk">Gets each chunk. What it throws stops the model, and is thrown as it was.</param>
    /// <param name="options">What is asked for, such as <see cref="LlamaCppChatOptions"/>; null for llama.cpp's own defaults.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    /// <returns>Ends when the model has finished.</returns>
    /// <exception cref="ModelException">The model could not be loaded, the request was refused, or the computing failed.</exception>
    public async Task StreamAsync(
        IReadOnlyList<ChatMessage> messages, Action<LlamaCppInferenceChunk> onChunk, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(onChunk);
        await foreach (LlamaCppInferenceChunk chunk in StreamAsync(messages, options, cancellationToken).ConfigureAwait(false))
        {
            onChunk(chunk);
        }
    }

    /// <summary>Asks the model, and calls back once for each chunk, one after the other: the next is computed when the call has ended.</summary>
    /// <param name="messages">The conversation.</param>
    /// <param name="onChunk">Gets each chunk. What it throws stops the model, and is thrown as it was.</param>
    /// <param name="options">What is asked for, such as <see cref="LlamaCppChatOptions"/>; null for llama.cpp's own defaults.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    /// <returns>Ends when the model has finished.</returns>
    /// <exception cref="ModelException">The model could not be loaded, the request was refused, or the computing failed.</exception>
    [OverloadResolutionPriority(2)]
    public async Task StreamAsync(
        IReadOnlyList<ChatMessage> messages, Func<LlamaCppInferenceChunk, ValueTask> onChunk, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(onChunk);
        await foreach (LlamaCppInferenceChunk chunk in StreamAsync(messages, options, cancellationToken).ConfigureAwait(false))
        {
            await onChunk(chunk).ConfigureAwait(false);
        }
    }

    /// <summary>Asks the model, and calls back once for each chunk, one after the other: the next is computed when the call has ended.</summary>
    /// <param name="messages">The conversation.</param>
    /// <param name="onChunk">Gets each chunk. What it throws stops the model, and is thrown as it was.</param>
    /// <param name="options">What is asked for, such as <see cref="LlamaCppChatOptions"/>; null for llama.cpp's own defaults.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    /// <returns>Ends when the model has finished.</returns>
    /// <exception cref="ModelException">The model could not be loaded, the request was refused, or the computing failed.</exception>
    [OverloadResolutionPriority(1)]
    public async Task StreamAsync(
        IReadOnlyList<ChatMessage> messages, Func<LlamaCppInferenceChunk, Task> onChunk, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(onChunk);
        await foreach (LlamaCppInferenceChunk chunk in StreamAsync(messages, options, cancellationToken).ConfigureAwait(false))
        {
            await onChunk(chunk).ConfigureAwait(false);
        }
    }

    /// <summary>Asks the model, and calls back once for each chunk, one after the other: the next is computed when the call has ended.</summary>
    /// <param name="messages">The conversation.</param>
    /// <param name="onChunk">Gets each chunk, and <paramref name="cancellationToken"/>. What it throws stops the model, and is thrown
    /// as it was.</param>
    /// <param name="options">What is asked for, such as <see cref="LlamaCppChatOptions"/>; null for llama.cpp's own defaults.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    /// <returns>Ends when the model has finished.</returns>
    /// <exception cref="ModelException">The model could not be loaded, the request was refused, or the computing failed.</exception>
    public async Task StreamAsync(
        IReadOnlyList<ChatMessage> messages, Func<LlamaCppInferenceChunk, CancellationToken, ValueTask> onChunk, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(onChunk);
        await foreach (LlamaCppInferenceChunk chunk in StreamAsync(messages, options, cancellationToken).ConfigureAwait(false))
        {
            await onChunk(chunk, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Asks the model, and calls back with each text without allocating for it.</summary>
    /// <param name="messages">The conversation.</param>
    /// <param name="onText">Gets text and thoughts. What it throws stops the model, and is thrown as it was.</param>
    /// <param name="options">What is asked for, such as <see cref="LlamaCppChatOptions"/>; null for llama.cpp's own defaults.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    /// <returns>The last chunk: why the model stopped, its calls of tools, tokens and speed.</returns>
    /// <exception cref="ModelException">The model could not be loaded, the request was refused, or the computing failed.</exception>
    public async Task<LlamaCppInferenceChunk> StreamAsync(
        IReadOnlyList<ChatMessage> messages, LlamaCppTextCallback onText, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ArgumentNullException.ThrowIfNull(onText);
        using Generation generation = await StartAsync(messages, options, cancellationToken).ConfigureAwait(false);
        var calls = new CallBuilder();
        while (await generation.AdvanceAsync().ConfigureAwait(false))
        {
            AnswerBuffer answer = generation.Front;
            for (int index = 0; index < answer.Count; index++)
            {
                AnswerPiece piece = answer[index];
                if (piece.Kind is AnswerPieceKind.Text or AnswerPieceKind.Thought)
                {
                    onText(answer.TextOf(piece), piece.Kind == AnswerPieceKind.Thought);
                }
                else
                {
                    calls.Take(answer, piece);
                }
            }
        }

        _recent.Remember(generation, calls.Complete);
        return ChunkReader.Last(generation.End!) with { ToolCalls = calls.Complete.Count > 0 ? calls.Complete : null };
    }

    /// <summary>Asks the model when the stream is read.</summary>
    /// <param name="messages">The conversation.</param>
    /// <param name="options">What is asked for, such as <see cref="LlamaCppChatOptions"/>; null for llama.cpp's own defaults.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    /// <returns>The chunks, to be read once.</returns>
    [OverloadResolutionPriority(2)]
    public LlamaCppInferenceChunkStream StreamAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return new(ChunksAsync(messages, options, cancellationToken));
    }

    /// <summary>Asks the model for a whole answer.</summary>
    /// <param name="messages">The conversation.</param>
    /// <param name="options">What is asked for, such as <see cref="LlamaCppChatOptions"/>; null for llama.cpp's own defaults.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ModelException">The model could not be loaded, the request was refused, or the computing failed.</exception>
    public async Task<InferenceAnswer> CompleteAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var text = new StringBuilder();
        var reasoning = new StringBuilder();
        LlamaCppInferenceChunk last = await StreamAsync(
            messages, (piece, isReasoning) => (isReasoning ? reasoning : text).Append(piece), options, cancellationToken).ConfigureAwait(false);
        return new(text.ToString(), reasoning.ToString(), last.ToolCalls ?? [], last.FinishReason!.Value, last.Usage, last.Timings!);
    }

    private async IAsyncEnumerable<LlamaCppInferenceChunk> ChunksAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using Generation generation = await StartAsync(messages, options, cancellationToken).ConfigureAwait(false);
        var reader = new ChunkReader();
        while (await generation.AdvanceAsync().ConfigureAwait(false))
        {
            AnswerBuffer answer = generation.Front;
            for (int index = 0; index < answer.Count; index++)
            {
                if (reader.TryRead(answer, answer[index], out LlamaCppInferenceChunk chunk))
                {
                    yield return chunk;
                }
            }
        }

        _recent.Remember(generation, reader.Calls);
        yield return ChunkReader.Last(generation.End!);
    }
}
