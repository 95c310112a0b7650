// reports:
[Event] public partial record Step1(string T); [Event] public partial record Step2(string T); [StreamEvent] public partial record Mark(string T);
public abstract class PipelineBase
{
    protected void Note(Context ctx, string text) => ctx.WriteEventToStream(new Mark(text));
    [Step, Emits<Step2>, Publishes<Mark>] protected virtual void One(Context ctx, Step1 one) { Note(ctx, one.T); ctx.SendEvent(new Step2(one.T)); }
}
[Workflow] public sealed partial class Pipe : PipelineBase
{
    [Step, Publishes<Mark>] public Step1 Zero(Context ctx, StartEvent<string> s) { Note(ctx, s.Input); return new(s.Input); }
    [Step] public StopEvent<string> Two(Step2 two) => new(two.T);
}
