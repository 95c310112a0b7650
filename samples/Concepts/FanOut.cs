using GenFlow;

namespace Concepts;

#region fan-out
[Event]
public partial record Page(int Number);

[Event]
public partial record Summary(int Page, string Text);

[Workflow]
public partial class Summarize
{
    [Step]
    public async IAsyncEnumerable<Page> Open(Context ctx, StartEvent<int> pages)
    {
        for (int number = 1; number <= pages.Input; number++)
        {
            await Task.Delay(1, ctx.CancellationToken);
            yield return new Page(number);
        }
    }

    // At most four bodies at once within one run; the surplus waits in order. Null: this branch ends without an event.
    [Step(MaxConcurrency = 4)]
    public async Task<Summary?> Read(Context ctx, Page page)
    {
        await Task.Delay(10 - page.Number, ctx.CancellationToken);
        return page.Number == 3 ? null : new Summary(page.Number, $"page {page.Number}");
    }

    // Once, when every branch of the fan-out has ended: in the order of the pages, whichever was read first.
    [Step]
    public StopEvent<string> Join([Collect] IReadOnlyList<Summary> summaries) =>
        new(string.Join(", ", summaries.Select(static summary => summary.Text)));
}
#endregion

internal static class FanOut
{
    public static async Task ShowAsync()
    {
        Console.WriteLine(await new Summarize().ExecuteAsync(5));
        Console.WriteLine($"nothing: '{await new Summarize().ExecuteAsync(0)}'");
    }
}
