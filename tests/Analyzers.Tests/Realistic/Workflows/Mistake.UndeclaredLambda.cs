// reports: GF2003
[Event] public partial record Job(int I);
[Event] public partial record Res(int I);
[Workflow]
public partial class Wf
{
    [Step, FanOut] public void Run(Context ctx, StartEvent<int> start) { Parallel.For(0, start.Input, i => ctx.SendEvent(new Job(i))); }
    [Step] public Res Do(Job j) => new(j.I);
    [Step] public StopEvent<int> End([Collect] IReadOnlyList<Res> r) => new(r.Count);
}
