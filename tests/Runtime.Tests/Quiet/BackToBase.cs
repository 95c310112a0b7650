using GenFlow.Testing;
using GenFlow.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace GenFlow.Tests.Quiet.BackToBase;

[Event]
public partial record Job(int Number);

[Event]
public partial record Result(int Number);

[StreamEvent]
public partial record Progress(int Number);

[StreamEvent]
public partial record Confirm(int Number) : InputRequest<bool>;

public sealed record Sum(int Value = 0);

[Workflow]
public partial class ChildWorkflow
{
    [Step(Retries = 1, Timeout = 60_000)]
    public async Task<StopEvent<int>> Work(Context ctx, StartEvent<int> number, State<Sum> sum)
    {
        ctx.WriteEventToStream(new Progress(number.Input));
        await Task.Yield();
        return ctx.Attempt == 1 ? throw new InvalidOperationException("first") : new(sum.Update(static (s, n) => new Sum(s.Value + n), number.Input).Value);
    }
}

/// <summary>Of everything something: fan-out, gate, retries, a child, a request, a recovery, state, services, a join.</summary>
[Workflow]
public partial class EverythingWorkflow
{
    private readonly ChildWorkflow _child = new();

    [Step]
    public IEnumerable<Job> Split(StartEvent<int> jobs) => Enumerable.Range(0, jobs.Input).Select(static number => new Job(number));

    [Step(MaxConcurrency = 2)]
    public async Task<Result> Work(Context ctx, Job job)
    {
        _ = ctx.Services.GetRequiredService<Sum>();
        return job.Number switch
        {
            0 => new Result(await ctx.RequestInputAsync(new Confirm(job.Number)) ? 1 : 0),
            1 => throw new InvalidOperationException("recovered"),
            _ => new Result(await ctx.RunChildAsync(_child, job.Number)),
        };
    }

    [Step]
    public Result Recover(StepFailed<Job> failed) => new(100);

    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Result> results) => new(results.Sum(static result => result.Number));
}

[Collection(QuietProcess.Name)]
public class BackToBaseTests
{
    private const int Rounds = 3;
    private const int Runs = 500;
    private const long Slack = 128 * 1024;

    [Fact]
    public async Task Memory_AfterManyRunsOfEveryKind_IsBackToBase()
    {
        using var caller = new CancellationTokenSource();
        await using ServiceProvider provider = new ServiceCollection().AddScoped(static _ => new Sum()).BuildServiceProvider();
        var clock = new VirtualTime();
        var options = new RunOptions { Services = provider, TimeProvider = clock, Timeout = TimeSpan.FromHours(1), Lifecycle = true, Middleware = [new PassOn()] };
        await RunAllAsync();

        // What runs leave behind they leave each time; what others do at the same time comes and goes.
        long least = long.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            least = Math.Min(least, await GrowthAsync());
        }

        Assert.InRange(least, long.MinValue, Slack);

        // Who started the last run's grace may just be taking it back.
        Assert.True(SpinWait.SpinUntil(() => clock.ActiveTimers == 0, Guard.Limit));

        async Task<long> GrowthAsync()
        {
            long before = Held();
            await RunAllAsync();
            return Held() - before;
        }

        async Task RunAllAsync()
        {
            var workflow = new EverythingWorkflow();
            for (int i = 0; i < Runs; i++)
            {
                await RunOneAsync(workflow).WithinAsync();
            }
        }

        async Task RunOneAsync(EverythingWorkflow workflow)
        {
            await using WorkflowHandler<int> handler = await workflow.RunAsync(6, options, caller.Token);
            await foreach (StreamEvent ev in handler.StreamEvents())
            {
                if (ev is Confirm confirm)
                {
                    await handler.RespondAsync(confirm, true);
                }
            }

            Assert.Equal(1 + 100 + 2 + 3 + 4 + 5, await handler.ResultAsync());
            Assert.Empty(handler.PendingRequests);
        }
    }

    // GC.GetTotalMemory collects until it changes little, which beside much that others hold is at once.
    private static long Held()
    {
        for (int pass = 0; pass < 3; pass++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: false);
    }

    private sealed class PassOn : IWorkflowMiddleware;
}
