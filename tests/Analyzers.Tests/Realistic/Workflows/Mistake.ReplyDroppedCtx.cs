// reports: GF1006
[StreamEvent] public partial record P(int N);
public interface IJob { Task GoAsync(int n); }
[Workflow]
public partial class Wf(IJob job)
{
    [Step, Publishes<P>] public StopEvent Run(Context ctx, StartEvent start) { _ = Task.Run(async () => { await job.GoAsync(1); ctx.WriteEventToStream(new P(1)); }); return new(); }
}
