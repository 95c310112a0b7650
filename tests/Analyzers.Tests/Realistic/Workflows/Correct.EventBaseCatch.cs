// reports:
[Event] public abstract partial record Command(string Id);
[Event] public sealed partial record Create(string Id) : Command(Id);
[Event] public sealed partial record Delete(string Id) : Command(Id);
[StreamEvent] public partial record Audit(string Id);
[Workflow] public partial class Bus
{
    [Step] public Command Parse(StartEvent<string> s) => s.Input.StartsWith('+') ? new Create(s.Input) : new Delete(s.Input);
    [Step] public StopEvent<string> OnCreate(Create c) => new(c.Id);
    [Step, Publishes<Audit>] public StopEvent<string> Rest(Context ctx, Command c) { ctx.WriteEventToStream(new Audit(c.Id)); return new(c.Id); }
}
