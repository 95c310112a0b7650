// reports: GF2011
[Event] public partial record A1(int N);
[Workflow] public partial class Wf
{
    [Step] public AnyOf<A1, StopEvent<string>> Run(StartEvent<int> s) => s.Input > 0 ? new A1(1) : new StopEvent<string>("");
    [Step] public StopEvent<int> A(A1 a) => new(a.N);
}
