using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>Several clients as one: where one fails, the next is asked.</summary>
/// <remarks><para>The next client is asked as long as the one before has said nothing; updates that only name a response are held
/// until then, and usage that was told before it is not counted. <see cref="FallbackOptions.RestartsAnswers"/> has it asked later too.
/// Each switch is told by an update without contents, or with an <see cref="ErrorContent"/> where what came before does not count,
/// whose <see cref="ChatResponseUpdate.RawRepresentation"/> is a <see cref="ModelDelta"/> with the <see cref="ModelSwitch"/>; what
/// comes behind it is another message.</para>
/// <para>A request that names a model names the first client's: clients of other providers answer with their own. A request that
/// goes on with what a provider keeps (<see cref="ChatOptions.ConversationId"/>, <see cref="ChatOptions.ContinuationToken"/>) is not
/// given to another provider. Services are those of the first client. Disposing it disposes all clients.</para></remarks>
public sealed class FallbackChatClient : DelegatingChatClient
{
    private const int MostClients = 16;

    private readonly IChatClient[] _clients;
    private readonly FallbackOptions _options;
    private readonly Cooldowns _cooldowns;

    /// <summary>Makes one of several.</summary>
    /// <param name="clients">2 to 16 clients, in the order in which they are asked.</param>
    /// <param name="options">When the next is asked; null for the defaults.</param>
    public FallbackChatClient(IReadOnlyList<IChatClient> clients, FallbackOptions? options = null)
        : base(Checked(clients)[0])
    {
        _clients = [.. clients];
        _options = options ?? new();
        _cooldowns = new Cooldowns(_options, _clients.Length);
    }

    /// <inheritdoc/>
    /// <exception cref="ModelFallbackException">All clients failed.</exception>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var call = new FallbackCall(_clients, _options, _cooldowns, messages, options);
        while (true)
        {
            Exception failure;
            try
            {
                ChatResponse response = await call.Client.GetResponseAsync(call.Messages, call.Options, cancellationToken).ConfigureAwait(false);
                if (FailureReasons.In(response) is not { } told || !_options.IsRetryable(told))
                {
                    call.Succeed();
                    return Tell(response, call.Switch);
                }

                failure = told;
            }
#pragma warning disable CA1031 // The next client is asked, or it is thrown.
            catch (Exception thrown)
#pragma warning restore CA1031
            {
                failure = thrown;
            }

            call.Fail(failure, hasSaid: false, cancellationToken);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ModelFallbackException">While it is enumerated: all clients failed.</exception>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var call = new FallbackCall(_clients, _options, _cooldowns, messages, options);
        AnswerIds? ids = _options.RestartsAnswers ? new() : null;
        while (true)
        {
            var answer = new FallbackAnswer(call, _options, cancellationToken);
            await using (answer.ConfigureAwait(false))
            {
                while (await answer.MoveNextAsync().ConfigureAwait(false))
                {
                    yield return ids?.Name(answer.Current) ?? answer.Current;
                }
            }

            if (answer.Failure is not { } failure)
            {
                call.Succeed();
                yield break;
            }

            ChatResponseUpdate change = SwitchUpdates.ToUpdate(call.Fail(failure, answer.HasSaid, cancellationToken));
            yield return answer.HasSaid ? ids!.End(change) : change;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        var problems = new List<Exception>();
        foreach (IChatClient client in disposing ? _clients.AsSpan(1) : [])
        {
            Try(client.Dispose, problems);
        }

        Try(() => base.Dispose(disposing), problems);
        if (problems.Count > 0)
        {
            throw new AggregateException(problems);
        }
    }

    private static void Try(Action dispose, List<Exception> problems)
    {
        try
        {
            dispose();
        }
#pragma warning disable CA1031 // The other clients are disposed as well; thrown behind them.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            problems.Add(problem);
        }
    }

    private static ChatResponse Tell(ChatResponse response, ModelSwitch? change)
    {
        if (change is not null)
        {
            (response.AdditionalProperties ??= [])[ModelSwitch.PropertyName] = change.ToString();
        }

        return response;
    }

    private static IReadOnlyList<IChatClient> Checked(IReadOnlyList<IChatClient> clients)
    {
        ArgumentNullException.ThrowIfNull(clients);
        return clients.Count is < 2 or > MostClients
            ? throw new ArgumentException($"A fallback is made of 2 to {MostClients} clients, not of {clients.Count}.", nameof(clients))
            : clients.Contains(null!) ? throw new ArgumentException("One of the clients is null.", nameof(clients)) : clients;
    }
}
