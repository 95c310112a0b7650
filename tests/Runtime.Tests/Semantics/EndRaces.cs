using GenFlow.Tests.Support;

namespace GenFlow.Tests.Semantics.EndRaces;

[Event]
public partial record Work(int Number, int Seed);

[Event]
public partial record Result(int Number);

[StreamEvent]
public partial record Ask(int Number) : InputRequest<int>;

[StreamEvent]
public partial record AskForResult(int Number) : InputRequest<Result>;

[StreamEvent]
public partial record Told(int Number);

/// <summary>All that can be under way when a run ends: requests, children, retries, timeouts, bodies that do not listen.</summary>
[Workflow]
public partial class BusyWorkflow
{
    [Step]
    public IEnumerable<Work> Split(StartEvent<int> seed) => Enumerable.Range(0, 6).Select(number => new Work(number, seed.Input));

    [Step(Retries = 1, Timeout = 2)]
    public async Task<AnyOf<Result, AskForResult>> Do(Context ctx, Work work)
    {
        var random = new Random(work.Seed + work.Number);
        ctx.WriteEventToStream(new Told(work.Number));
        switch (random.Next(6))
        {
            case 0:
                return new Result(await ctx.RequestInputAsync(new Ask(work.Number) { Timeout = random.Next(2) == 0 ? TimeSpan.FromMilliseconds(1) : null }));
            case 1 when work.Seed >= 0:
                return new Result(await ctx.RunChildAsync(new BusyWorkflow(), ~work.Seed));
            case 2 when work.Seed >= 0:
                _ = ctx.RunChildAsync(new BusyWorkflow(), ~work.Seed);
                break;
            case 3:
                for (int turn = random.Next(60); turn > 0; turn--)
                {
                    await Task.Yield();
                }

                break;
            case 4:
                return new AskForResult(work.Number) { Timeout = random.Next(2) == 0 ? TimeSpan.FromMilliseconds(1) : null };
            case 5 when ctx.Attempt == 1:
                throw new InvalidOperationException("once");
        }

        return new Result(1);
    }

    [Step]
    public Result Recover(StepFailed failed) => new(0);

    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Result> results) => new(results.Sum(static result => result.Number));
}

public class EndRaceTests
{
    private const int Seeds = 200;

    [Fact]
    public async Task RunThatEndsAnyhow_HasOneEnd_LeavesNothingOpen_AndEndsEveryAttempt()
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            await RunAsync(seed).WithinAsync($"seed {seed}");
        }
    }

    private static async Task RunAsync(int seed)
    {
        var random = new Random(seed);
        var options = new RunOptions
        {
            Lifecycle = true,
            Grace = TimeSpan.FromMilliseconds(random.Next(4)),
            Timeout = random.Next(2) == 0 ? TimeSpan.FromMilliseconds(1 + random.Next(8)) : Timeout.InfiniteTimeSpan,
        };
        using var caller = new CancellationTokenSource();
        if (random.Next(2) == 0)
        {
            caller.CancelAfter(1 + random.Next(8));
        }

        await using WorkflowHandler<int> handler = await new BusyWorkflow().RunAsync(seed, options, caller.Token);
        var items = new List<StreamItem>();
        await foreach (StreamItem item in handler.StreamItems())
        {
            items.Add(item);
            if (item.Event is InputRequest request)
            {
                try
                {
                    await handler.RespondAsync(request.Id, request is Ask ? 1 : new Result(1));
                }
                catch (InputResponseException)
                {
                    // It has closed meanwhile.
                }
            }
        }

        await Task.WhenAny(handler.ResultAsync());
        Assert.True(handler.ResultAsync().IsCompleted);
        Assert.Empty(handler.PendingRequests);
        Assert.Equal(Enumerable.Range(1, items.Count).Select(static number => (long)number), items.Select(static item => item.Sequence));
        Assert.IsType<RunEnded>(Assert.Single(items, static item => item.Event is RunEnded).Event, exactMatch: false);
        Assert.IsType<RunEnded>(items[^1].Event, exactMatch: false);
        string[] begun = [.. items.Where(static item => item.Event is Lifecycle.StepStarted).Select(Name).Order(StringComparer.Ordinal)];
        string[] ended = [.. items.Where(static item => item.Event is Lifecycle and not Lifecycle.StepStarted).Select(Name).Order(StringComparer.Ordinal)];
        Assert.Equal(begun, ended);

        static string Name(StreamItem item) => $"{item.Path}:{item.Step}.{item.Attempt}";
    }
}
