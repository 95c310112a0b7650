namespace GenFlow.Tests.Support;

/// <summary>Opens at the last of n signals.</summary>
internal sealed class Countdown(int count)
{
    private readonly Latch _latch = new();
    private int _left = count;

    public Task Done => _latch.Opened;

    public void Signal()
    {
        if (Interlocked.Decrement(ref _left) == 0)
        {
            _latch.Open();
        }
    }

    /// <summary>Signals, and keeps the thread until all have.</summary>
    public void SignalAndBlock()
    {
        Signal();
        _latch.Block();
    }
}
