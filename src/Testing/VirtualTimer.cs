namespace GenFlow.Testing;

/// <summary>A timer of <see cref="VirtualTime"/>. Its members are changed under the time's lock.</summary>
internal sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer, IThreadPoolWorkItem
{
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    public TimeSpan Due { get; set; }

    public TimeSpan Length { get; set; }

    public TimeSpan Period { get; set; }

    /// <summary>Whether it was started without any time to wait and has not fired yet.</summary>
    public bool IsDueNow { get; set; }

    public void Fire()
    {
        if (_context is null)
        {
            callback(state);
        }
        else
        {
            ExecutionContext.Run(_context, timer => callback(state), this);
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        if (time.TakeDueNow(this))
        {
            Fire();
        }
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        time.Arm(this, dueTime, period);
        return true;
    }

    public void Dispose() => time.Disarm(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
