// reports:
[StreamEvent] public partial record Log(string Text);
[StreamEvent] public partial record Metric(string Name, double Value);
public static class ContextExtensions
{
    public static void Log(this Context ctx, string text) => ctx.WriteEventToStream(new Log(text));
    public static async Task<T> TimedAsync<T>(this Context ctx, string name, Func<Task<T>> work)
    {
        long start = ctx.TimeProvider.GetTimestamp();
        try { return await work().ConfigureAwait(false); }
        finally { ctx.WriteEventToStream(new Metric(name, ctx.TimeProvider.GetElapsedTime(start).TotalMilliseconds)); }
    }
}
[Workflow]
public partial class Timed
{
    [Step, Publishes<Log>, Publishes<Metric>]
    public async Task<StopEvent<int>> Run(Context ctx, StartEvent start)
    {
        ctx.Log("begin");
        int n = await ctx.TimedAsync("work", async () => { await Task.Yield(); return 3; });
        return new(n);
    }
}
