namespace GenFlow.Agents.Testing;

/// <summary>Counts answers, and tells when none is open.</summary>
internal sealed class WireTally
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _opened;
    private int _closed;
    private int _left;

    public WireTally() => _settled.SetResult();

    public int Opened => Read(ref _opened);

    public int Closed => Read(ref _closed);

    public int Left => Read(ref _left);

    /// <summary>Ends when as many are closed as were opened.</summary>
    public Task Settled
    {
        get
        {
            lock (_lock)
            {
                return _settled.Task;
            }
        }
    }

    public void Open()
    {
        lock (_lock)
        {
            if (_opened++ == _closed)
            {
                _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    public void Close(bool isLeft)
    {
        lock (_lock)
        {
            _left += isLeft ? 1 : 0;
            if (++_closed == _opened)
            {
                _settled.SetResult();
            }
        }
    }

    private int Read(ref int count)
    {
        lock (_lock)
        {
            return count;
        }
    }
}
