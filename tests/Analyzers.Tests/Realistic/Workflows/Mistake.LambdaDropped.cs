// reports: GF1006
[StreamEvent] public partial record Beat(int N);
[Workflow] public partial class Wf
{
    [Step, Publishes<Beat>] public async Task<StopEvent<int>> R(Context ctx, StartEvent<int> s, CancellationToken ct)
    {
        _ = Heartbeat(ctx, ct);
        await Task.Delay(5, ct);
        return new(1);
    }
    private static async Task Heartbeat(Context ctx, CancellationToken ct) { while (!ct.IsCancellationRequested) { await Task.Delay(1, ct); ctx.WriteEventToStream(new Beat(1)); } }
}
