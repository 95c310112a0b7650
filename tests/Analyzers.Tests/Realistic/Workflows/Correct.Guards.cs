// reports:
[Event] public partial record Order(int N); [Event] public partial record Big(int N); [Event] public partial record Small(int N);
[Workflow] public partial class Wf
{
    [Step] public Order Run(StartEvent<int> s) => new(s.Input);
    [Step] public Big? IfBig(Order o) => o.N > 5 ? new(o.N) : null;
    [Step] public Small? IfSmall(Order o) => o.N <= 5 ? new(o.N) : null;
    [Step] public StopEvent<int> B(Big o) => new(o.N);
    [Step] public StopEvent<int> S(Small o) => new(o.N);
}
