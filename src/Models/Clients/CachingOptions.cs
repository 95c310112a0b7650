using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>What a <see cref="CachingChatClient"/> keeps, and for how long. Settings out of range are refused where they are made.</summary>
public sealed record CachingOptions
{
    /// <summary>The most answers that are kept: 1 to 1,000,000; 1,000 by default. The one that was used longest ago goes first.</summary>
    public int MaxEntries
    {
        get;
        init => field = value is >= 1 and <= 1_000_000 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A number of entries is 1 to 1,000,000.");
    } = 1_000;

    /// <summary>About how many bytes requests and answers may take together; 64 MiB by default. What a client hands on of its
    /// SDK in <c>RawRepresentation</c> is not counted.</summary>
    public long MaxBytes
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A size is at least 1.");
    } = 64 << 20;

    /// <summary>About how many bytes one request with its answer may take to be kept; 1 MiB by default.</summary>
    public long MaxEntryBytes
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A size is at least 1.");
    } = 1 << 20;

    /// <summary>How long an answer is kept: more than 0; an hour by default. <see cref="Timeout.InfiniteTimeSpan"/> for as long as there is room.</summary>
    public TimeSpan TimeToLive
    {
        get;
        init => field = value == Timeout.InfiniteTimeSpan || (value > TimeSpan.Zero && value <= TimeSpan.FromDays(3650)) ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A time to live is longer than 0 and at most 3,650 days, or Timeout.InfiniteTimeSpan.");
    } = TimeSpan.FromHours(1);

    /// <summary>The ends of answers that are kept; <see cref="ChatFinishReason.Stop"/> and <see cref="ChatFinishReason.ToolCalls"/> by default.</summary>
    public IReadOnlyList<ChatFinishReason> FinishReasons
    {
        get;
        init => field = [.. value ?? throw new ArgumentNullException(nameof(value))];
    } = [ChatFinishReason.Stop, ChatFinishReason.ToolCalls];

    /// <summary>The clock of the time to live.</summary>
    public TimeProvider TimeProvider
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = TimeProvider.System;
}
