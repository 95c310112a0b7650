// reports:
public sealed class AsyncLock { public Task<IDisposable> LockAsync(CancellationToken ct = default) => throw new NotSupportedException(); }
[Workflow] public partial class Wf
{
    private readonly AsyncLock _mutex = new();
    private int _n; private string? _schema; private readonly List<string> _seen = [];
    private static string Build() => "x";
    [Step] public async Task<StopEvent<int>> Run(StartEvent<string> s, CancellationToken ct)
    {
        using (await _mutex.LockAsync(ct)) { _n++; _seen.Add(s.Input); }
        return new(_n);
    }
    [Step] public void Two(StartEvent<string> s) { string schema = _schema ??= Build(); Console.WriteLine(schema); }
}
