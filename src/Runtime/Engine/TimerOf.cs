namespace GenFlow.Engine;

/// <summary>Timers may be the user's.</summary>
internal static class TimerOf
{
    /// <summary>One that throws must not keep a run from going on or ending.</summary>
    public static void DisposeQuietly(IDisposable? timer)
    {
        try
        {
            timer?.Dispose();
        }
#pragma warning disable CA1031 // There is nothing else to do with it.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
