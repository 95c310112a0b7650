// reports:
[Event] public partial record Job(int N); [Event] public partial record Ready(int N); [StreamEvent] public partial record Pg(string T);
[Workflow] public partial class Wf
{
    private sealed record Unit(Context Ctx, int N);
    [Step, FanOut, Emits<Job>, Publishes<Pg>]
    public async Task Run(Context ctx, StartEvent<int> s)
    {
        var units = Enumerable.Range(0, s.Input).Select(n => new Unit(ctx, n)).ToList();
        await Parallel.ForEachAsync(units, ctx.CancellationToken, static async (u, ct) => { await Task.Delay(u.N, ct); u.Ctx.SendEvent(new Job(u.N)); });
        void Flush() => ctx.WriteEventToStream(new Pg("x"));
        Flush();
    }
    [Step] public async Task<Ready?> Do(Job j, CancellationToken ct) { try { await Task.Delay(1, ct); return new(j.N); } catch (OperationCanceledException) when (!ct.IsCancellationRequested) { return null; } }
    [Step] public StopEvent<int> End([Collect] IReadOnlyList<Ready> all) => new(all.Count);
}
