// reports:
[Workflow] public partial class Wf { [Step] public StopEvent<int> Run(StartEvent<int> s) => new(s.Input); }
public sealed class Host(Wf wf) : IAsyncDisposable
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<int, WorkflowHandler<int>> _runs = new();
    private readonly List<Task> _background = [];
    public async Task StartAsync(int n, CancellationToken ct) { WorkflowHandler<int> handler = await wf.RunAsync(n, cancellationToken: ct); _runs[n] = handler; _background.Add(Watch(handler)); }
    private static async Task Watch(WorkflowHandler<int> handler) { await using (handler) { try { await handler.ResultAsync(); } catch (Exception ex) when (ex is not OutOfMemoryException) { Console.Error.WriteLine(ex); } } }
    public ValueTask<WorkflowHandler<int>> Begin(int n) => wf.RunAsync(n);
    public async Task<int> FirstAsync(int n) => await (await wf.RunAsync(n)).ResultAsync();
    public async Task DisposeAsyncCore() { foreach (var (_, handler) in _runs) await handler.DisposeAsync(); await Task.WhenAll(_background); }
    public async ValueTask DisposeAsync() { await DisposeAsyncCore(); GC.SuppressFinalize(this); }
    public async Task RetryAsync(int n)
    {
        for (int i = 0; ; i++) { try { await wf.ExecuteAsync(n); return; } catch (TimeoutException) when (i < 3) { await Task.Delay(10); } }
    }
}
