// reports: GF2013
[Event] public partial record A1(int N);
[Workflow] public partial class Wf
{
    [Step] public A1 Run(StartEvent<int> s) => new(s.Input);
    [Step] public StopEvent<int> A([Collect] IReadOnlyList<A1> a) => new(a.Count);
}
