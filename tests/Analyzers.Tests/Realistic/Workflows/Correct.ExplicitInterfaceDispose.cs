// reports:
[Event] public partial record A1(int N);
public interface IHasName { string Name { get; } }
[Workflow] public partial class Wf : IHasName, IDisposable
{
    private bool _disposed;
    private Timer? _timer;
    public Wf() { _timer = new Timer(_ => Refresh()); }
    public string Name => nameof(Wf);
    private void Refresh() { _disposed = false; }
    [Step] public A1 Run(StartEvent<int> s) { ObjectDisposedException.ThrowIf(_disposed, this); return new(s.Input); }
    [Step] public StopEvent<int> End(A1 a) { int local = a.N; void Add() { local++; } Add(); return new(local); }
    public void Dispose() { _disposed = true; _timer?.Dispose(); _timer = null; GC.SuppressFinalize(this); }
}
