// reports:
[Event] public partial record Page(Uri Url);
[Event] public partial record Fetched(Uri Url, string Body);
[StreamEvent] public partial record Crawled(Uri Url, long Bytes);
[Workflow]
public partial class Crawler(HttpClient http)
{
    private int _pages;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Uri, string> _cache = new();
    private readonly SemaphoreSlim _gate = new(4);
    public int Pages => Volatile.Read(ref _pages);
    [Step]
    public IEnumerable<Page> Split(StartEvent<IReadOnlyList<Uri>> start)
    {
        foreach (Uri url in start.Input) yield return new Page(url);
    }
    [Step(MaxConcurrency = 8), Publishes<Crawled>]
    public async Task<Fetched?> Fetch(Context ctx, Page page, CancellationToken ct)
    {
        Interlocked.Increment(ref _pages);
        if (_cache.TryGetValue(page.Url, out string? hit)) { Report(ctx, page.Url, hit); return new(page.Url, hit); }
        await _gate.WaitAsync(ct);
        try
        {
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(ct, ctx.CancellationToken);
            linked.CancelAfter(TimeSpan.FromSeconds(10));
            string body = await http.GetStringAsync(page.Url, linked.Token).ConfigureAwait(false);
            _cache[page.Url] = body;
            _cache.GetOrAdd(page.Url, body);
            Report(ctx, page.Url, body);
            return new Fetched(page.Url, body);
        }
        catch (HttpRequestException)
        {
            return null;
        }
        finally
        {
            _gate.Release();
        }
    }
    private static void Report(Context ctx, Uri url, string body) => ctx.WriteEventToStream(new Crawled(url, body.Length));
    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Fetched> pages) => new(pages.Sum(p => p.Body.Length));
}
