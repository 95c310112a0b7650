using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Testing;

/// <summary>Which answer a call gets, and what was asked. Any number of calls at once.</summary>
internal sealed class Script(Func<ScriptedRequest, Reply> answer)
{
    private readonly ConcurrentQueue<ScriptedRequest> _requests = [];
    private int _asked;
    private int _opened;
    private int _closed;

    public IReadOnlyList<ScriptedRequest> Requests => [.. _requests];

    public int Opened => Volatile.Read(ref _opened);

    public int Closed => Volatile.Read(ref _closed);

    public bool KeepsRequests { get; set; } = true;

    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    public static Script InOrder(Reply[] replies)
    {
        Check(replies);
        return new(request => request.Number <= replies.Length ? replies[request.Number - 1]
            : throw new ScriptException($"The script has {replies.Length} replies, and this is call {request.Number} of the model: {Describe(request)}. Add a reply, or find out why the model is asked again."));
    }

    public static Script PerConversation(Reply[] replies)
    {
        Check(replies);
        return new(request => request.Replies < replies.Length ? replies[request.Replies]
            : throw new ScriptException($"The script has {replies.Length} replies for each conversation, and this one has had {request.Replies}: {Describe(request)}. Add a reply, or find out why the model is asked again."));
    }

    public async IAsyncEnumerable<ScriptStep> PlayAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _opened);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var request = new ScriptedRequest(Interlocked.Increment(ref _asked), messages, options);
            if (KeepsRequests)
            {
                _requests.Enqueue(request);
            }

            Reply reply = answer(request) ?? throw new ScriptException($"The script has no reply to call {request.Number} of the model: its function gave null.");
            foreach (ScriptStep step in reply.Steps())
            {
                cancellationToken.ThrowIfCancellationRequested();
                switch (step.Value)
                {
                    case null or ChatResponseUpdate:
                        yield return step;
                        break;
                    case TimeSpan delay:
                        await Task.Delay(delay, TimeProvider, cancellationToken).ConfigureAwait(false);
                        break;
                    case ScriptGate gate:
                        await gate.PassAsync(cancellationToken).ConfigureAwait(false);
                        break;
                    case Exception error:
                        throw error;
                }
            }
        }
        finally
        {
            Interlocked.Increment(ref _closed);
        }
    }

    private static void Check(Reply[] replies)
    {
        ArgumentNullException.ThrowIfNull(replies);
        if (Array.Exists(replies, static reply => reply is null))
        {
            throw new ArgumentException("A reply is null.", nameof(replies));
        }
    }

    private static string Describe(ScriptedRequest request) =>
        request.Messages is [.., var last]
            ? $"{request.Messages.Count} messages, the last of {last.Role} with {string.Join(", ", last.Contents.Select(static content => content.GetType().Name))} ('{Shorten(last.Text)}')"
            : "no messages";

    private static string Shorten(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 80), "…");
}
