// reports: GF2001
[Event] public partial record Orphan(int N);
[Workflow] public partial class Wf
{
    [Step] public StopEvent<int> R(Context ctx, StartEvent<int> s) { if (s.Input > 0) ctx.SendEvent(new Orphan(1)); return new(1); }
}
