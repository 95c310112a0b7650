// reports: GF2005 GF2006
[Event] public partial record A1;
[StreamEvent] public partial record P1;
[Workflow] public partial class Wf
{
    [Step, Emits<A1>, Publishes<P1>] public StopEvent<int> Run(Context ctx, StartEvent<int> s) => new(s.Input + ctx.Attempt);
    [Step] public StopEvent<int> A(A1 a) => new(1);
    [Step] public A1? Other(StartEvent<int> s) => s.Input > 0 ? new() : null;
}
