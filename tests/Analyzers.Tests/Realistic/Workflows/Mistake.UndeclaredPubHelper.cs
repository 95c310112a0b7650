// reports: GF2004
[StreamEvent] public partial record Prog(int I);
[Workflow]
public partial class Wf
{
    [Step] public async Task<StopEvent<int>> Run(Context ctx, StartEvent<int> start) { await Tell(ctx, 1); return new(1); }
    private static async Task Tell(Context ctx, int i) { await Task.Yield(); Inner(); void Inner() => ctx.WriteEventToStream(new Prog(i)); }
}
