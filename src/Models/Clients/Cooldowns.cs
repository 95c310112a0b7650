namespace GenFlow.Models;

/// <summary>Until when each of several clients is asked last.</summary>
internal sealed class Cooldowns
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);
    private readonly FallbackOptions _options;
    private readonly long[] _until;

    public Cooldowns(FallbackOptions options, int clients)
    {
        _options = options;
        _until = new long[clients];
        Array.Fill(_until, long.MinValue);
    }

    /// <summary>The clients in the order in which they are asked.</summary>
    public int[] Order(IEnumerable<int> clients)
    {
        if (_options.Cooldown == TimeSpan.Zero)
        {
            return [.. clients];
        }

        long now = _options.TimeProvider.GetTimestamp();
        return [.. clients.OrderBy(client => Volatile.Read(ref _until[client]) > now)];
    }

    public void Fail(int client, TimeSpan? retryAfter)
    {
        if (_options.Cooldown == TimeSpan.Zero)
        {
            return;
        }

        TimeSpan wait = retryAfter > _options.Cooldown ? (retryAfter.Value < s_longest ? retryAfter.Value : s_longest) : _options.Cooldown;
        Volatile.Write(ref _until[client], _options.TimeProvider.GetTimestamp() + (long)(wait.TotalSeconds * _options.TimeProvider.TimestampFrequency));
    }

    public void Succeed(int client) => Volatile.Write(ref _until[client], long.MinValue);
}
