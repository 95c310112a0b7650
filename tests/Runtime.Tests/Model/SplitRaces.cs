using GenFlow.CompilerServices;
using GenFlow.Testing;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Model;

/// <summary>Sequences that take time, against their time limit, their window, their retries and a cancellation.</summary>
public class SplitRaces
{
    [Fact]
    public Task SlowSequences_EndOnce_WithAllThatTheyGave() => RaceChecks.SeedsAsync(600, static async seed =>
    {
        var random = new Random(seed);
        int count = random.Next(12);
        int[] delays = [.. Enumerable.Range(0, count + 1).Select(_ => Math.Max(0, random.Next(-4, 5)))];
        int failsAt = random.Next(3) == 0 ? random.Next(count + 1) : -1;
        int failing = random.Next(3);
        bool isDeaf = random.Next(4) == 0;
        int cancelAfter = random.Next(3) == 0 ? random.Next(30) : int.MaxValue;
        int limit = random.Next(2) == 0 ? random.Next(1, 30) : 0;
        var over = new Latch();
        var time = new VirtualTime();
        var grow = new StepDefinition("Grow") { MaxConcurrency = random.Next(2) == 0 ? random.Next(1, 4) : 0 };
        var workflow = new Branches(0, grow, BodyAsync)
        {
            Items = Sequence,
            SplitRetry = random.Next(2) == 0 ? new RetryPolicy(random.Next(1, 3), random.Next(4), 1, 100, 0) : null,
            SplitTimeout = limit,
        };
        var options = new RunOptions
        {
            TimeProvider = time,
            Lifecycle = true,
            FanOutWindow = random.Next(2) == 0 ? random.Next(1, 4) : 256,
            Grace = TimeSpan.FromMilliseconds(random.Next(1, 10)),
        };
        await using WorkflowHandler<int> handler = await workflow.RunAsync(new StartEvent(), options);
        Task<List<StreamItem>> items = ReadAsync();
        await time.MoveUntilAsync(items, random, mostMilliseconds: 3);
        over.Open();

        var text = new StreamRecording(await items);
        RaceChecks.AssertWhole(text);
        Assert.True(isDeaf || await time.IsQuietAsync(), $"{time.ActiveTimers} timers\n{text}");
        bool possible = text[^1].Event switch
        {
            RunCompleted { Stop: StopEvent<int> stop } => stop.Result == count,
            RunFailed { Exception: StepTimeoutException } => limit > 0,
            RunFailed { Exception: ModelException } => failsAt >= 0 && failing > 0,
            RunCancelled => cancelAfter < int.MaxValue,
            _ => false,
        };
        Assert.True(possible, $"{count} items, fails at {failsAt} {failing} times\n{text}");

        async IAsyncEnumerable<Event?> Sequence(Context context)
        {
            for (int i = 0; i <= count; i++)
            {
                if (delays[i] > 0)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(delays[i]), context.TimeProvider, isDeaf ? default : context.CancellationToken);
                }

                if (isDeaf && i == count && limit > 0)
                {
                    await over;
                }

                if (i == failsAt && context.Attempt <= failing)
                {
                    throw new ModelException(i, context.Attempt);
                }

                if (i < count)
                {
                    context.WriteEventToStream(new Note(i, context.Attempt));
                    yield return new Branch(i);
                }
            }
        }

        async Task<int> BodyAsync(Context context, int number)
        {
            if (number % 3 == 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(number), context.TimeProvider, context.CancellationToken);
            }

            return 1;
        }

        async Task<List<StreamItem>> ReadAsync()
        {
            var all = new List<StreamItem>();
            await foreach (StreamItem item in handler.StreamItems())
            {
                all.Add(item);
                if (all.Count == cancelAfter)
                {
                    handler.Cancel();
                }
            }

            return all;
        }
    });
}
