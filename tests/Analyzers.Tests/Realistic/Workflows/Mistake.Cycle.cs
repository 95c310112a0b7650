// reports: GF2008
[Event] public partial record A1(int I);
[Event] public partial record B1(int I);
[Event] public partial record C1(int I);
[Workflow]
public partial class Wf
{
    [Step] public AnyOf<A1, C1> Run(StartEvent<int> start) => start.Input > 0 ? new A1(1) : new C1(1);
    [Step] public B1 OnA(A1 a) => new(a.I);
    [Step] public A1 OnB(B1 b) => new(b.I);
    [Step] public StopEvent<int> OnC(C1 a) => new(a.I);
}
