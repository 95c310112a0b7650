namespace GenFlow.Models;

/// <summary>How a <see cref="RateLimitingChatClient"/> speaks of its limiter, and whether it is its own.</summary>
public sealed record RateLimitingOptions
{
    /// <summary>What the limit is called in errors, such as <c>60 calls a minute</c>; null for the limiter's type.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the limiter is disposed with the client; not by default, since several clients may share one.</summary>
    public bool OwnsLimiter { get; init; }
}
