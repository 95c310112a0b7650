using System.Runtime.CompilerServices;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Testing;

/// <summary>A model that answers from a script, as GenFlow's own clients answer: in deltas, with the fragments of arguments. Safe
/// for any number of calls at once.</summary>
public sealed class ScriptedModelStream : IModelStream, IChatClient
{
    private readonly Script _script;

    /// <summary>Answers each call with the next reply, in the order in which calls come: for one conversation at a time.</summary>
    /// <param name="replies">The replies. A call after the last throws a <see cref="ScriptException"/>.</param>
    public ScriptedModelStream(params Reply[] replies)
        : this(Script.InOrder(replies))
    {
    }

    private ScriptedModelStream(Script script) => _script = script;

    /// <summary>The clock of delays.</summary>
    public TimeProvider TimeProvider
    {
        get => _script.TimeProvider;
        init => _script.TimeProvider = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Whether <see cref="Requests"/> keeps what was asked; true by default. Without it many conversations take no memory here.</summary>
    public bool KeepsRequests
    {
        get => _script.KeepsRequests;
        init => _script.KeepsRequests = value;
    }

    /// <summary>What was asked so far, in order.</summary>
    public IReadOnlyList<ScriptedRequest> Requests => _script.Requests;

    /// <summary>How many answers have begun to be read.</summary>
    public int Opened => _script.Opened;

    /// <summary>How many of them have ended or were left: a client would have closed their connections.</summary>
    public int Closed => _script.Closed;

    /// <summary>Answers each call with what a function says: of the transcript, the tools, the number of the call.</summary>
    /// <param name="answer">The function; called by many at once where many conversations run. What it throws fails the call.</param>
    /// <returns>The model.</returns>
    public static ScriptedModelStream Of(Func<ScriptedRequest, Reply> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new(new Script(answer));
    }

    /// <summary>Answers every conversation with the same replies, each in order, told apart by the messages of the model in their
    /// transcripts: for many conversations at once.</summary>
    /// <param name="replies">The replies. A call after the last throws a <see cref="ScriptException"/>.</param>
    /// <returns>The model.</returns>
    public static ScriptedModelStream PerConversation(params Reply[] replies) => new(Script.PerConversation(replies));

    /// <inheritdoc/>
    public async IAsyncEnumerable<ModelDelta> StreamAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        await foreach (ScriptStep step in _script.PlayAsync(messages, options, cancellationToken).ConfigureAwait(false))
        {
            yield return step.Value is null ? step.Delta
                : throw new ScriptException("The reply has an update of Microsoft.Extensions.AI (Reply.Update), and a model stream has deltas only. Use a ScriptedChatClient, or Reply.Delta.");
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        ModelStreams.ToUpdates(StreamAsync([.. messages], options ?? new ChatOptions(), cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        ModelStreams.ToResponseAsync(StreamAsync([.. messages], options ?? new ChatOptions(), cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
