// reports:
[StreamEvent] public partial record Confirm(string What) : InputRequest<bool>;
[StreamEvent] public partial record Pick(IReadOnlyList<string> Options) : InputRequest<int>;
[StreamEvent] public partial record Note(string T);
[Workflow] public partial class Wizard
{
    [Step, Publishes<Confirm>, Publishes<Pick>, Publishes<Note>]
    public async Task<StopEvent<string>> Run(Context ctx, StartEvent<string[]> s, CancellationToken ct)
    {
        while (true)
        {
            int choice = await ctx.RequestInputAsync(new Pick(s.Input), ct).ConfigureAwait(false);
            if (choice < 0) { ctx.WriteEventToStream(new Note("no")); continue; }
            bool[] answers = await Task.WhenAll(s.Input.Select(x => ctx.RequestInputAsync(new Confirm(x))));
            if (answers.All(static x => x)) return new(s.Input[choice]);
        }
    }
}
