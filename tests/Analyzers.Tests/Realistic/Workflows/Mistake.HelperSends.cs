// reports: GF2003
[Event] public partial record Sub1(int N);
[Workflow] public partial class Wf
{
    [Step] public async Task R(Context ctx, StartEvent<int> s) { await Inner(1); async Task Inner(int n) { await Task.Yield(); await Deeper(ctx, n); } }
    private async Task Deeper(Context context, int n) { await Task.Yield(); foreach (int i in new[] { n }) context.SendEvent(new Sub1(i)); }
    [Step] public StopEvent<int> E(Sub1 s) => new(s.N);
}
