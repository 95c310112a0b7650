// reports: GF1005 GF1005
public interface IM { Task<string> AskAsync(string q, CancellationToken ct = default); }
[Workflow]
public partial class Wf(IM m)
{
    [Step] public StopEvent<string> Run(Context ctx, StartEvent<string> start) { Thread.Sleep(100); return new(m.AskAsync(start.Input, ctx.CancellationToken).GetAwaiter().GetResult()); }
}
