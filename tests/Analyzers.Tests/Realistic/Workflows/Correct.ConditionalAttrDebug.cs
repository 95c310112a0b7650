// reports:
[StreamEvent] public partial record Dbg(string T);
[Workflow] public partial class Wf
{
    [System.Diagnostics.Conditional("DEBUG")] private static void Trace(Context ctx, string t) => ctx.WriteEventToStream(new Dbg(t));
    [Step, Publishes<Dbg>] public StopEvent<int> Run(Context ctx, StartEvent<int> s) { Trace(ctx, "a"); return new(s.Input); }
}
