using GenFlow.CompilerServices;
using GenFlow.Testing;

namespace GenFlow.Tests.Model;

/// <summary>The run's time and the steps' stand still exactly while all running steps wait for people, in children too.</summary>
public class StandingClock
{
    [Fact]
    public Task Timeouts_CountTheTimeInWhichAStepWorks() => RaceChecks.SeedsAsync(400, static async seed =>
    {
        var random = new Random(seed);
        int branches = random.Next(1, 5);
        bool[] asChild = [.. Enumerable.Range(0, branches).Select(_ => random.Next(3) == 0)];
        int[][] segments = [.. Enumerable.Range(0, branches).Select(_ => Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(-1, 20)).ToArray())];
        int limit = random.Next(3) == 0 ? int.MaxValue : random.Next(1, 60);
        int stepLimit = random.Next(3) == 0 ? random.Next(1, 60) : int.MaxValue;
        int working = branches;
        var workflow = new Branches(branches, new StepDefinition("Grow") { Timeout = stepLimit == int.MaxValue ? 0 : stepLimit }, BodyAsync);
        var options = new TestOptions
        {
            Seed = seed,
            AutoAdvance = false,
            Run = new RunOptions { Lifecycle = true, Timeout = limit == int.MaxValue ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(limit) },
        };
        await using TestRun<int> run = await WorkflowTest.StartAsync(workflow, new StartEvent(), options);
        double counted = 0;
        await run.IdleAsync();
        while (run.Stream is not [.., { Event: RunEnded }])
        {
            TimeSpan before = run.Time.Elapsed;
            IReadOnlyList<InputRequest> requests = run.Handler.PendingRequests;
            if (requests.Count > 0 && random.Next(2) == 0)
            {
                await run.RespondAsync((Ask)requests[random.Next(requests.Count)], 1);
                await run.IdleAsync();
            }
            else
            {
                // No further than to where a body may go on.
                TimeSpan most = run.Time.NextDue is { } due ? due - before : TimeSpan.FromMilliseconds(10);
                bool works = working > 0;
                await run.AdvanceAsync(TimeSpan.FromTicks(random.NextInt64(1, most.Ticks + 1)));
                counted += works ? (run.Time.Elapsed - before).TotalMilliseconds : 0;
            }

            Assert.True(working == 0 || run.Time.ActiveTimers > 0 || run.Stream is [.., { Event: RunEnded }], $"works without a timer\n{run.Stream}");
        }

        int longest = Math.Min(limit, stepLimit);
        RunEnded end = (RunEnded)run.Stream[^1].Event;
        Assert.True(
            end is RunCompleted ? counted <= longest : Math.Abs(counted - longest) < 0.001,
            $"{end} after {counted} ms, of at most {limit} and {stepLimit}; segments {string.Join(" | ", segments.Select(static own => string.Join(' ', own)))}, as children {string.Join(' ', asChild)}\n{run.Stream}");
        RaceChecks.AssertWhole(run.Stream);

        async Task<int> BodyAsync(Context context, int number)
        {
            if (asChild[number])
            {
                return await context.RunChildAsync(new Branches(1, new StepDefinition("Grow"), (inner, _) => WorkAsync(inner, number)), new StartEvent());
            }

            return await WorkAsync(context, number);
        }

        async Task<int> WorkAsync(Context context, int number)
        {
            foreach (int segment in segments[number])
            {
                if (segment <= 0)
                {
                    working--;
                    Task<int> answer = context.RequestInputAsync(new Ask(number), context.CancellationToken);
                    await answer;
                    working++;
                }
                else
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(segment), context.TimeProvider, context.CancellationToken);
                }
            }

            working--;
            return 1;
        }
    });
}
