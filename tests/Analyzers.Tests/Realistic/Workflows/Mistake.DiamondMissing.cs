// reports: GF2015
[Event] public partial record A1(int N);
[Event] public partial record B1(int N);
[Workflow] public partial class Wf
{
    [Step] public A1 Run(StartEvent<int> s) => new(s.Input);
    [Step] public StopEvent<int> A(A1 a, B1 b) => new(a.N + b.N);
}
