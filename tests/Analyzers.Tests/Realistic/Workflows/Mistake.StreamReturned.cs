// reports: GF2012
[StreamEvent] public partial record Q(string T);
[Workflow]
public partial class Wf
{
    [Step] public AnyOf<Q, StopEvent<int>> Run(StartEvent<int> start) => start.Input > 0 ? new Q("?") : new StopEvent<int>(1);
}
