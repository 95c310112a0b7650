// reports:
[Event] public partial record T1(int N); [Event] public partial record T2(int N); [StreamEvent] public partial record Pg(int N);
[Workflow] public partial class Wf
{
    [Step, Emits<T1>, Emits<T2>, Publishes<Pg>] public async Task Run(Context ctx, StartEvent<int> s)
    {
        await Each(ctx, new T1(1), new T2(2));
        Action<StreamEvent> write = ctx.WriteEventToStream;
        write(new Pg(1));
    }
    private static async Task Each(Context ctx, params Event[] events) { foreach (Event e in events) { await Task.Yield(); ctx.SendEvent(e); } }
    [Step] public StopEvent<int> A(T1 a, T2 b) => new(a.N + b.N);
}
