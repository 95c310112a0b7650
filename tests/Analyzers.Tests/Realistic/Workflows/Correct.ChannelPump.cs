// reports:
using System.Threading.Channels;
[StreamEvent] public partial record Got(string T);
[Workflow] public partial class Pump
{
    [Step, Publishes<Got>] public async Task<StopEvent<int>> Run(Context ctx, StartEvent<int> s, CancellationToken ct)
    {
        var channel = Channel.CreateBounded<string>(8);
        Task writer = Task.Run(async () => { for (int i = 0; i < s.Input; i++) await channel.Writer.WriteAsync("x", ct); channel.Writer.Complete(); }, ct);
        int n = 0;
        await foreach (string t in channel.Reader.ReadAllAsync(ct)) { ctx.WriteEventToStream(new Got(t)); n++; }
        await writer;
        _ = ReportLaterAsync(ctx.RunId, n);
        return new(n);
    }
    private static Task ReportLaterAsync(string run, int n) { Console.WriteLine($"{run} {n}"); return Task.CompletedTask; }
}
