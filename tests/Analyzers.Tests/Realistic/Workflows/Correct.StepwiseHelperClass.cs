// reports:
[Event] public partial record Todo(int N); [Event] public partial record DoneOne(int N); [StreamEvent] public partial record Pg(int N);
internal sealed class Emitter(Context ctx) { public void Send(int n) { ctx.SendEvent(new Todo(n)); ctx.WriteEventToStream(new Pg(n)); } }
[Workflow] public partial class Wf
{
    [Step, FanOut, Emits<Todo>, Publishes<Pg>] public void Run(Context ctx, StartEvent<int> s) { var e = new Emitter(ctx); for (int i = 0; i < s.Input; i++) e.Send(i); }
    [Step] public DoneOne Do(Todo t) => new(t.N);
    [Step] public StopEvent<int> All([Collect] IReadOnlyList<DoneOne> d) => new(d.Count);
}
