// reports:
[Workflow]
public partial class Translate
{
    [StreamEvent] public partial record Translated(string Language);
    [Step, Publishes<Translated>]
    public StopEvent<string> Run(Context ctx, StartEvent<string> text) { ctx.WriteEventToStream(new Translated("de")); return new(text.Input); }
}
[Event] public partial record Chapter(int Number, string Text);
[Event] public partial record Done(int Number, string Text);
[Workflow]
public partial class Book(Translate translate)
{
    [Step] public IAsyncEnumerable<Chapter> Split(StartEvent<string[]> start) => start.Input.Select((text, i) => new Chapter(i, text)).ToAsyncEnumerable();
    [Step(MaxConcurrency = 2), Publishes<Translate>]
    public async Task<Done> One(Context ctx, Chapter chapter)
    {
        string text = await ctx.RunChildAsync(translate, chapter.Text, name: $"chapter-{chapter.Number}").ConfigureAwait(false);
        return new(chapter.Number, text);
    }
    [Step] public StopEvent<string> Join([Collect] IReadOnlyList<Done> all) => new(string.Concat(all.OrderBy(d => d.Number).Select(d => d.Text)));
}
