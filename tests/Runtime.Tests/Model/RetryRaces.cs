using GenFlow.CompilerServices;
using GenFlow.Testing;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Model;

/// <summary>Retries with delays, attempts that time out, bodies that do not end, against a clock that runs and a cancellation.</summary>
public class RetryRaces
{
    [Fact]
    public Task RetriesWithDelays_AndACancellation_EndEveryAttemptOnce() => RaceChecks.SeedsAsync(600, static async seed =>
    {
        var random = new Random(seed);
        int branches = random.Next(1, 8);
        int retries = random.Next(4);
        int[] fails = [.. Enumerable.Range(0, branches).Select(_ => random.Next(retries + 1))];
        int[] ways = [.. Enumerable.Range(0, branches).Select(_ => random.Next(5))];
        bool times = random.Next(2) == 0;
        bool cancels = random.Next(2) == 0;
        int cancelAfter = random.Next(40);
        var over = new Latch();
        var time = new VirtualTime();
        var grow = new StepDefinition("Grow")
        {
            MaxConcurrency = random.Next(3) == 0 ? random.Next(1, 4) : 0,
            Retry = retries > 0 ? new RetryPolicy(retries, random.Next(20), 1.5, 50, random.Next(2)) : null,
            Timeout = times ? random.Next(1, 20) : 0,
        };
        var workflow = new Branches(branches, grow, BodyAsync);
        var options = new RunOptions
        {
            TimeProvider = time,
            Lifecycle = true,
            Grace = TimeSpan.FromMilliseconds(random.Next(10)),
        };
        WorkflowHandler<int> handler = await workflow.RunAsync(new StartEvent(), options);
        Task<List<StreamItem>> items = ReadAsync();
        await time.MoveUntilAsync(items, random, mostMilliseconds: 5);
        over.Open();

        RaceChecks.AssertWhole(await items);
        Assert.True(ways.Contains(3) || await time.IsQuietAsync(), $"{time.ActiveTimers} timers are left\n{new StreamRecording(await items)}");
        RunEnded end = (RunEnded)(await items)[^1].Event;
        Assert.True(
            end is RunCompleted { Stop: StopEvent<int> stop } ? stop.Result == branches : cancels ? end is RunCancelled or RunFailed : times,
            $"{end}\n{new StreamRecording(await items)}");

        async Task<int> BodyAsync(Context context, int number)
        {
            if (ways[number] > 0)
            {
                await Task.Yield();
            }

            context.WriteEventToStream(new Note(number, context.Attempt));
            if (context.Attempt > fails[number])
            {
                return 1;
            }

            switch (times ? ways[number] : 0)
            {
                case 1:
                    await Task.Delay(TimeSpan.FromDays(1), context.TimeProvider, context.CancellationToken);
                    break;
                case 2:
                    await over;
                    context.WriteEventToStream(new Note(number, -1));
                    break;
                case 3:
                    // Its timer is its own, and may outlive the run.
                    await Task.Delay(TimeSpan.FromMilliseconds(number * 5), context.TimeProvider, CancellationToken.None);
                    break;
            }

            throw new ModelException(number, context.Attempt);
        }

        async Task<List<StreamItem>> ReadAsync()
        {
            var all = new List<StreamItem>();
            await foreach (StreamItem item in handler.StreamItems())
            {
                all.Add(item);
                if (cancels && all.Count == cancelAfter)
                {
                    handler.Cancel();
                }
            }

            return all;
        }
    });
}
