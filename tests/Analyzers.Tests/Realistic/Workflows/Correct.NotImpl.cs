// reports:
[Event] public partial record A1(int N); [StreamEvent] public partial record P1(int N);
[Workflow] public partial class Wf
{
    [Step, Emits<A1>, Publishes<P1>] public Task Run(Context ctx, StartEvent<int> s) => throw new NotImplementedException();
    [Step, Publishes<P1>] public StopEvent<int> End(Context ctx, A1 a) { throw new NotImplementedException("todo"); }
}
