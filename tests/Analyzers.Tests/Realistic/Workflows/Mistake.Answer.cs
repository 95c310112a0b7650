// reports: GF2014
[Event] public partial record Yes(int I);
[StreamEvent] public partial record Q(string T) : InputRequest<Yes>;
[Workflow]
public partial class Wf
{
    [Step] public AnyOf<Q, StopEvent<int>> Run(StartEvent<int> start) => start.Input > 0 ? new Q("?") : new StopEvent<int>(1);
}
