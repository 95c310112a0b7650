using GenFlow;
using Research.Web;

namespace Research;

/// <summary>Looks a question up and reads what it finds.</summary>
#region research
[Workflow]
public partial class ResearchWorkflow(HttpClient client, PageWorkflow pages)
{
    [Step]
    public Question Understand(StartEvent<string> question) => new(question.Input, Words.Of(question.Input));

    // A fan-out: a branch for each link of the search page.
    [Step(Retries = 3, RetryDelay = 100, Timeout = 2_000), Publishes<Progress>]
    public async Task<IReadOnlyList<Source>> Search(Context ctx, Question question, State<Usage> usage)
    {
        ctx.WriteEventToStream(new Progress.Searching(question.Text));
        var address = new Uri(client.BaseAddress!, $"search?q={Uri.EscapeDataString(string.Join(' ', question.Words))}");
        string html = await client.GetPageAsync(address, usage, ctx.CancellationToken);
        Source[] sources = [.. Html.LinksOf(html).Select(link => new Source(new Uri(address, link), question))];
        ctx.WriteEventToStream(new Progress.Found(sources.Length));
        return sources;
    }

    // A child for each branch, at most three at once. What it publishes is in this run's stream, with its path.
    [Step(MaxConcurrency = 3), Publishes<PageWorkflow>]
    public async Task<Outcome> Read(Context ctx, Source source, State<Usage> usage) =>
        await ctx.RunChildAsync(pages, new PageJob(source, usage));

    // A page that no attempt could read fails its branch, not the run: what this returns goes on in its place.
    [Step, Publishes<Progress>]
    public Outcome GiveUp(Context ctx, StepFailed<Source> failed)
    {
        string reason = failed.Exception.Message;
        ctx.WriteEventToStream(new Progress.GaveUp(failed.Input.Name, reason));
        return new Outcome.Unreadable(failed.Input, reason);
    }

    // The best source first; among equals in the order of the search page.
    [Step]
    public StopEvent<Report> Join([Collect] IReadOnlyList<Outcome> outcomes, State<Usage> usage) => new(new Report(
        [.. outcomes.OfType<Outcome.Read>().OrderByDescending(static read => read.Score)],
        [.. outcomes.OfType<Outcome.Unreadable>()],
        usage.Value));
}
#endregion
