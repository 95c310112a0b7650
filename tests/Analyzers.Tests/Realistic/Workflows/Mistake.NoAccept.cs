// reports: GF2001
[Event] public partial record A1(int I);
[Event] public partial record B1(int I);
[Workflow]
public partial class Wf
{
    [Step] public AnyOf<A1, B1> Run(StartEvent<int> start) => start.Input > 0 ? new A1(1) : new B1(2);
    [Step] public StopEvent<int> OnA(A1 a) => new(a.I);
}
