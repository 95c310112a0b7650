using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.RateLimiting;
using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>A client that asks a <see cref="RateLimiter"/> before each call. A lease is held until the answer has ended or its
/// reader has left, so that limits of calls at once hold too; how many calls wait, and for how long, is the limiter's.</summary>
/// <remarks>A call that is refused throws a <see cref="ModelRateLimitException"/> that is transient, with the wait that the limiter
/// names. A stream takes its lease when it is enumerated. What a client inside does again by itself, such as a retry, has one lease.</remarks>
public sealed class RateLimitingChatClient : DelegatingChatClient
{
    private readonly Func<string, CancellationToken, ValueTask<RateLimitLease>> _acquire;
    private readonly RateLimitingOptions _options;
    private readonly IDisposable _limiter;

    /// <summary>Limits all calls together.</summary>
    /// <param name="innerClient">The client that is asked.</param>
    /// <param name="limiter">The limiter: each call takes one permit.</param>
    /// <param name="options">Names and owns the limiter; null for the defaults.</param>
    public RateLimitingChatClient(IChatClient innerClient, RateLimiter limiter, RateLimitingOptions? options = null)
        : this(innerClient, limiter, (_, cancellationToken) => limiter.AcquireAsync(1, cancellationToken), options)
    {
    }

    /// <summary>Limits the calls of each model.</summary>
    /// <param name="innerClient">The client that is asked.</param>
    /// <param name="limiter">The limiter: each call takes one permit of the model that it asks for, else of the client's own
    /// model, else of <c>""</c>.</param>
    /// <param name="options">Names and owns the limiter; null for the defaults.</param>
    public RateLimitingChatClient(IChatClient innerClient, PartitionedRateLimiter<string> limiter, RateLimitingOptions? options = null)
        : this(innerClient, limiter, (model, cancellationToken) => limiter.AcquireAsync(model, 1, cancellationToken), options)
    {
    }

    private RateLimitingChatClient(
        IChatClient innerClient, IDisposable limiter, Func<string, CancellationToken, ValueTask<RateLimitLease>> acquire, RateLimitingOptions? options)
        : base(innerClient)
    {
        ArgumentNullException.ThrowIfNull(limiter);
        _limiter = limiter;
        _acquire = acquire;
        _options = options ?? new();
    }

    /// <inheritdoc/>
    /// <exception cref="ModelRateLimitException">The limiter refuses the call.</exception>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using RateLimitLease lease = await AcquireAsync(options, cancellationToken).ConfigureAwait(false);
        return await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="ModelRateLimitException">While it is enumerated: the limiter refuses the call.</exception>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using RateLimitLease lease = await AcquireAsync(options, cancellationToken).ConfigureAwait(false);
        await foreach (ChatResponseUpdate update in InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken)
            .WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return update;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        try
        {
            base.Dispose(disposing);
        }
        finally
        {
            if (disposing && _options.OwnsLimiter)
            {
                _limiter.Dispose();
            }
        }
    }

    private async ValueTask<RateLimitLease> AcquireAsync(ChatOptions? options, CancellationToken cancellationToken)
    {
        string model = options?.ModelId ?? this.GetService<ChatClientMetadata>()?.DefaultModelId ?? "";
        RateLimitLease lease = await _acquire(model, cancellationToken).ConfigureAwait(false);
        if (lease.IsAcquired)
        {
            return lease;
        }

        using (lease)
        {
            throw Refused(lease, model);
        }
    }

    private ModelRateLimitException Refused(RateLimitLease lease, string model)
    {
        TimeSpan? wait = lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan after) ? after : null;
        string reason = lease.TryGetMetadata(MetadataName.ReasonPhrase, out string? phrase) && phrase is { Length: > 0 } ? $" ({phrase.TrimEnd('.')})" : "";
        string whose = model.Length == 0 ? "" : $" for {model}";
        string advice = wait is { } time ? string.Create(CultureInfo.InvariantCulture, $"Try again after {time.TotalSeconds:0.#} s, or") : "Try again later, or";
        return new ModelRateLimitException(
            $"The call was not made: the application's own limit '{_options.Name ?? _limiter.GetType().Name}'{whose} is reached{reason}. {advice} let more calls wait in the limiter's queue.")
        {
            IsTransient = true,
            RetryAfter = wait,
        };
    }
}
