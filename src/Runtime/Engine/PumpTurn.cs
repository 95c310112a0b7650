namespace GenFlow.Engine;

/// <summary>A pump's time on its thread: what it has done with it, and when it is somebody else's.</summary>
internal struct PumpTurn
{
    // Long enough that looking at the pool is for nothing, short enough that nobody waits for long.
    private const int Hops = 1_000;
    private const int Milliseconds = 10;

    // How often a chain of plain steps looks at all; a power of two.
    private const int Stride = 64;

    private readonly int _mask;
    private int _hops;
    private long _started;

    private PumpTurn(long started, int mask)
    {
        _started = started;
        _mask = mask;
    }

    /// <param name="isSingle">Whether it is over after one step, whoever waits.</param>
    public static PumpTurn Begin(bool isSingle) => new(Environment.TickCount64, isSingle ? 0 : Stride - 1);

    /// <summary>Counts a step.</summary>
    /// <returns>Whether it is time to look at <see cref="IsOver"/>.</returns>
    public bool CountHop() => (++_hops & _mask) == 0;

    /// <summary>Whether the thread is due to others: the turn is long enough and someone waits for it.</summary>
    public bool IsOver()
    {
        if (_mask == 0)
        {
            return true;
        }

        if (_hops < Hops && Environment.TickCount64 - _started < Milliseconds)
        {
            return false;
        }

        if (ThreadPool.PendingWorkItemCount > 0)
        {
            return true;
        }

        _hops = 0;
        _started = Environment.TickCount64;
        return false;
    }
}
