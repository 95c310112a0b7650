// reports:
[Event] public abstract partial record Cmd { public sealed partial record Go : Cmd; public sealed partial record Halt(string Why) : Cmd; }
[StreamEvent] public abstract partial record Ui { public sealed partial record Show(string T) : Ui; public sealed partial record Hide : Ui; }
[Workflow]
public partial class Machine
{
    [Step, Emits<Cmd>, Publishes<Ui>]
    public void Begin(Context ctx, StartEvent<bool> start)
    {
        Cmd next = start.Input ? new Cmd.Go() : new Cmd.Halt("no");
        ctx.SendEvent(next);
        ctx.WriteEventToStream(start.Input ? new Ui.Hide() : new Ui.Show("x"));
    }
    [Step, Publishes<Ui.Show>] public StopEvent<string> Go(Context ctx, Cmd.Go go) { ctx.WriteEventToStream(new Ui.Show("going")); return new("gone"); }
    [Step] public StopEvent<string> Halt(Cmd.Halt halt) => new(halt.Why);
}
