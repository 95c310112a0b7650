// reports: GF2007
[Event] public partial record A1(int N);
[Workflow] public partial class Wf
{
    [Step] public A1 Run(StartEvent<int> s) => new(s.Input);
    [Step] public void A(A1 a) => Console.WriteLine(a);
}
