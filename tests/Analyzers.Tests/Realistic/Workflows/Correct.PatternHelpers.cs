// reports:
[StreamEvent] public abstract partial record Ev { public sealed partial record S(string T) : Ev; public sealed partial record E(int N) : Ev; }
[Workflow] public partial class Wf
{
    private static Ev? Map(int n) => n > 1 ? new Ev.S("x") : null;
    [Step, Publishes<Ev>] public StopEvent<int> Run(Context ctx, StartEvent<int> s)
    {
        if (Map(s.Input) is { } ev) ctx.WriteEventToStream(ev);
        foreach (StreamEvent e in new StreamEvent[] { new Ev.E(1) }) ctx.WriteEventToStream(e);
        ctx.WriteEventToStream(s.Input switch { 0 => new Ev.S(""), 1 => throw new InvalidOperationException(), _ => new Ev.E(2) });
        return new(1);
    }
}
