using System.Runtime.ExceptionServices;
using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>One call of a <see cref="FallbackChatClient"/>: whom it asks, and what came of that.</summary>
internal sealed class FallbackCall
{
    private readonly IReadOnlyList<IChatClient> _clients;
    private readonly FallbackOptions _options;
    private readonly Cooldowns _cooldowns;
    private readonly ChatOptions? _asked;
    private readonly int[] _order;
    private readonly List<ModelFailure> _failures = [];
    private int _turn;

    public FallbackCall(IReadOnlyList<IChatClient> clients, FallbackOptions options, Cooldowns cooldowns, IEnumerable<ChatMessage> messages, ChatOptions? asked)
    {
        _clients = clients;
        _options = options;
        _cooldowns = cooldowns;
        _asked = asked;
        Messages = messages as IReadOnlyCollection<ChatMessage> ?? [.. messages];

        // What one provider keeps, another has not.
        bool isKept = asked?.ConversationId is not null || asked?.ContinuationToken is not null;
        _order = cooldowns.Order(Enumerable.Range(0, clients.Count).Where(client => !isKept || client == 0 || IsSameProvider(client)));
    }

    /// <summary>What is asked; read as often as there are clients.</summary>
    public IReadOnlyCollection<ChatMessage> Messages { get; }

    /// <summary>Whom to ask.</summary>
    public IChatClient Client => _clients[Index];

    /// <summary>How to ask it. A model's name is another provider's: it answers with its own model.</summary>
    public ChatOptions? Options => OptionsOf(Index);

    /// <summary>The client's name; with its number where another has the same.</summary>
    public string Name => NameOf(Index);

    /// <summary>The last switch; null where the first client that was asked has answered.</summary>
    public ModelSwitch? Switch { get; private set; }

    private int Index => _order[_turn];

    public void Succeed() => _cooldowns.Succeed(Index);

    /// <summary>Goes on to the next client.</summary>
    /// <param name="error">What the client failed with.</param>
    /// <param name="hasSaid">Whether something of its answer has been given.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>What readers are told.</returns>
    /// <exception cref="Exception">There is no next client, or it must not be asked.</exception>
    public ModelSwitch Fail(Exception error, bool hasSaid, CancellationToken cancellationToken)
    {
        bool isRetryable = !cancellationToken.IsCancellationRequested && _options.IsRetryable(error);
        if (isRetryable)
        {
            _cooldowns.Fail(Index, (error as ModelException)?.RetryAfter);
        }

        string name = Name;
        _failures.Add(new(name, error));
        bool mayGoOn = isRetryable && (!hasSaid || _options.RestartsAnswers) && _turn + 1 < _order.Length;
        if (!mayGoOn)
        {
            // A cancellation, and a failure behind the beginning of an answer, are what they would be without other clients.
            if (_failures.Count > 1 && !cancellationToken.IsCancellationRequested && (!hasSaid || _options.RestartsAnswers))
            {
                throw new ModelFallbackException(_failures);
            }

            ExceptionDispatchInfo.Throw(error);
        }

        _turn++;
        Switch = new ModelSwitch(name, Name, FailureReasons.Of(error), hasSaid);
        return Switch;
    }

    private ChatOptions? OptionsOf(int client)
    {
        if (client == 0 || _asked is null)
        {
            return _asked;
        }

        ChatOptions options = _asked.Clone();
        if (ProviderOf(0) is { } first && ProviderOf(client) is { } own && first != own)
        {
            options.ModelId = null;
        }

        return options;
    }

    private bool IsSameProvider(int client) => ProviderOf(0) is { } first && ProviderOf(client) == first;

    private string? ProviderOf(int client) => MetadataOf(client)?.ProviderName;

    private ChatClientMetadata? MetadataOf(int client) => _clients[client].GetService<ChatClientMetadata>();

    private string NameOf(int client)
    {
        string name = PlainNameOf(client);
        bool isShared = Enumerable.Range(0, _clients.Count).Any(other => other != client && PlainNameOf(other) == name);
        return isShared ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} ({client + 1})") : name;
    }

    private string PlainNameOf(int client)
    {
        ChatClientMetadata? metadata = MetadataOf(client);
        string? model = OptionsOf(client)?.ModelId ?? metadata?.DefaultModelId;
        return (metadata?.ProviderName, model) switch
        {
            ({ } provider, { } known) => $"{provider}/{known}",
            (null, null) => "client",
            var (provider, known) => provider ?? known!,
        };
    }
}
