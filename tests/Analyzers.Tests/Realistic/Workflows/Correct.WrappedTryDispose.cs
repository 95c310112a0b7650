// reports:
[Event] public partial record Opened(string Path);
[Workflow] public partial class Wf(Func<string, Stream> open)
{
    [Step] public async Task<Opened> Open(StartEvent<string> s, CancellationToken ct)
    {
        Stream stream = open(s.Input);
        try { byte[] buffer = new byte[16]; int n = await stream.ReadAsync(buffer, ct); return new(s.Input + n); }
        finally { await stream.FlushAsync(); await stream.DisposeAsync(); }
    }
    [Step] public async Task<StopEvent<string>> Close(Context ctx, Opened o)
    {
        using var cts = CancellationTokenSource.CreateLinkedTokenSource(ctx.CancellationToken);
        cts.CancelAfter(1000);
        await Task.Delay(1, cts.Token);
        Task<string> t = Task.FromResult(o.Path);
        return new(t.Result);
    }
}
