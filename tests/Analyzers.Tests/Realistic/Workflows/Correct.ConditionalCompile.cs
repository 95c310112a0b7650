// reports:
[StreamEvent] public partial record Dbg(string T);
[Workflow] public partial class Wf
{
    [Step]
#if NEVER
    [Publishes<Dbg>]
#endif
    public StopEvent<int> Run(Context ctx, StartEvent<int> s)
    {
#if NEVER
        ctx.WriteEventToStream(new Dbg("x"));
#endif
        return new(s.Input + ctx.Attempt);
    }
}
