// reports:
[Event] public partial record Ping(int N);
[Event] public partial record Pong(int N);
[StreamEvent] public partial record Seen(string Name);
[Workflow]
public partial class Observed
{
    [Step] public Ping Begin(StartEvent<int> start) => new(start.Input);
    [Step] public AnyOf<Pong, StopEvent<int>> OnPing(Ping ping) => ping.N > 3 ? new StopEvent<int>(ping.N) : new Pong(ping.N);
    [Step, Publishes<Seen>] public Event? Any(Context ctx, Event ev) { ctx.WriteEventToStream(new Seen(ev.EventType)); return ev is Pong p ? new Ping(p.N + 1) : null; }
}
