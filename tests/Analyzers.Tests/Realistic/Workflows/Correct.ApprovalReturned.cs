// reports:
[Event] public partial record Drafted(string Text);
[Event] public partial record Decision(bool Approved, string? Note);
[StreamEvent] public partial record Approve(string Text) : InputRequest<Decision>;
[StreamEvent] public partial record Edit(string Text) : InputRequest<string>;
[Workflow]
public partial class Approval
{
    [Step] public Drafted Draft(StartEvent<string> topic) => new($"About {topic.Input}");
    [Step] public Approve Ask(Drafted draft) => new(draft.Text);
    [Step, Publishes<Edit>]
    public async Task<AnyOf<StopEvent<bool>, Drafted>> Decide(Context ctx, Decision decision)
    {
        if (decision.Approved) return new StopEvent<bool>(true);
        string text = await ctx.RequestInputAsync(new Edit(decision.Note ?? "") { Timeout = TimeSpan.FromHours(1) });
        return new Drafted(text);
    }
}
