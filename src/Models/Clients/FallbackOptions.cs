using System.Net;

namespace GenFlow.Models;

/// <summary>When a <see cref="FallbackChatClient"/> goes on to its next client.</summary>
public sealed record FallbackOptions
{
    /// <summary>Whether the next client is asked after a failure; <see cref="IsTemporary"/> by default. A cancellation of the
    /// caller's is never asked about. Called from many threads at once.</summary>
    public Func<Exception, bool> IsRetryable
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = IsTemporary;

    /// <summary>Whether the next client begins anew when one fails that has said something already; not by default. Readers have
    /// seen the beginning of an answer that does not count then: a <see cref="ModelSwitch"/> tells them.</summary>
    public bool RestartsAnswers { get; init; }

    /// <summary>How long a client that has failed is asked last: 0 to 24 hours; 0 by default, for not at all. Where its provider
    /// asks for a longer wait, that counts.</summary>
    public TimeSpan Cooldown
    {
        get;
        init => field = value >= TimeSpan.Zero && value <= TimeSpan.FromDays(1) ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A cool-down is from 0 to 24 hours.");
    }

    /// <summary>The clock of the cool-down.</summary>
    public TimeProvider TimeProvider
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = TimeProvider.System;

    /// <summary>Whether another client may do better: the failure is the provider's or the connection's, not the caller's. Rate
    /// limits and used-up quotas, overload, errors and time limits of servers, broken connections.</summary>
    /// <param name="error">What a client threw.</param>
    /// <returns>Not for keys that are not accepted, and not for requests that are refused.</returns>
    public static bool IsTemporary(Exception error) => error switch
    {
        ModelException { IsTransient: true } => true,
        ModelRateLimitException or ModelOverloadedException or ModelServerException or ModelConnectionException or ModelTimeoutException => true,
        HttpRequestException { StatusCode: { } status } => status is HttpStatusCode.PaymentRequired or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError,
        HttpRequestException or HttpIOException or TimeoutException or OperationCanceledException => true,
        _ => false,
    };
}
