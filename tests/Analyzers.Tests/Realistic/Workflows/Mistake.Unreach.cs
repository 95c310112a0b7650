// reports: GF2010
[Event] public partial record A1(int I);
[Event] public partial record B1(int I);
[Workflow]
public partial class Wf
{
    [Step] public A1 Run(StartEvent<int> start) => new(1);
    [Step] public StopEvent<int> OnA(A1 a) => new(a.I);
    [Step] public StopEvent<int> OnB(B1 a) => new(a.I);
}
