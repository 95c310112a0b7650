using GenFlow;
using Research.Web;

namespace Research;

/// <summary>Reads one page and says how much of the question its best sentence answers.</summary>
#region page
[Workflow]
public partial class PageWorkflow(HttpClient client)
{
    // At most four attempts, after about 100, 200 and 400 milliseconds. What an attempt has told about itself before it
    // failed stays in the stream; a StepRetrying says that it does not count.
    [Step(Retries = 3, RetryDelay = 100, Backoff = 2, Jitter = 0.25, Timeout = 2_000), Publishes<Progress>]
    public async Task<Page> Fetch(Context ctx, StartEvent<PageJob> start)
    {
        PageJob job = start.Input;
        ctx.WriteEventToStream(new Progress.Requesting(job.Source.Name));
        string html = await client.GetPageAsync(job.Source.Address, job.Usage, ctx.CancellationToken);
        ctx.WriteEventToStream(new Progress.Received(job.Source.Name, html.Length));
        return new Page(job, html);
    }

    [Step]
    public PageText Extract(Page page) => new(page.Job, Html.TitleOf(page.Html), [.. Html.SentencesOf(page.Html)]);

    [Step, Publishes<Progress>]
    public StopEvent<Outcome> Score(Context ctx, PageText text)
    {
        Source source = text.Job.Source;
        (double score, string quote) = text.Sentences
            .Select(sentence => (Words.Share(source.Question.Words, sentence), sentence))
            .MaxBy(static candidate => candidate.Item1);
        ctx.WriteEventToStream(new Progress.Scored(source.Name, score));
        return new(new Outcome.Read(source, text.Title, score, quote));
    }
}
#endregion
