using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Testing;

/// <summary>A model that answers from a script, as other providers' clients answer: a call of an action arrives whole. Safe for
/// any number of calls at once. See <see cref="ScriptedModelStream"/> for one that shows the fragments.</summary>
public sealed class ScriptedChatClient : IChatClient
{
    private readonly Script _script;

    /// <summary>Answers each call with the next reply, in the order in which calls come: for one conversation at a time.</summary>
    /// <param name="replies">The replies. A call after the last throws a <see cref="ScriptException"/>.</param>
    public ScriptedChatClient(params Reply[] replies)
        : this(Script.InOrder(replies))
    {
    }

    private ScriptedChatClient(Script script) => _script = script;

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
    public static ScriptedChatClient Of(Func<ScriptedRequest, Reply> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new(new Script(answer));
    }

    /// <summary>Answers every conversation with the same replies, each in order, told apart by the messages of the model in their
    /// transcripts: for many conversations at once.</summary>
    /// <param name="replies">The replies. A call after the last throws a <see cref="ScriptException"/>.</param>
    /// <returns>The model.</returns>
    public static ScriptedChatClient PerConversation(params Reply[] replies) => new(Script.PerConversation(replies));

    /// <inheritdoc/>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        ScriptUpdates.Of(_script.PlayAsync(messages, options, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

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
