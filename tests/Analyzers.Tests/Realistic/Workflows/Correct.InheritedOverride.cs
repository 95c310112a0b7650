// reports:
[Event] public partial record Raw(string Text);
[Event] public partial record Clean(string Text);
[Workflow]
public partial class Ingest
{
    [Step] public Raw Read(StartEvent<string> path) => new(path.Input);
    [Step] public virtual Clean Scrub(Raw raw) => new(raw.Text.Trim());
    [Step] public StopEvent<string> Save(Clean clean) => new(clean.Text);
}
[Workflow]
public partial class StrictIngest : Ingest
{
    [StreamEvent] public partial record Dropped(int Count);
    [Step] public override Clean Scrub(Raw raw) => base.Scrub(raw) with { Text = "" };
}
[Workflow]
public partial class LoudIngest : Ingest
{
    [StreamEvent] public partial record Saved(string Text);
    [Step, Publishes<Saved>] public void Announce(Context ctx, Clean clean) => ctx.WriteEventToStream(new Saved(clean.Text));
}
