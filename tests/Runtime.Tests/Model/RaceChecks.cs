using GenFlow.Tests.Support;

namespace GenFlow.Tests.Model;

/// <summary>What the directed races share: many seeds, a clock that somebody else moves, the invariants of a stream.</summary>
internal static class RaceChecks
{
    public static async Task SeedsAsync(int seeds, Func<int, Task> test)
    {
        if (int.TryParse(Environment.GetEnvironmentVariable(ModelTests.SeedVariable), out int only))
        {
            await test(only);
            return;
        }

        await Parallel.ForAsync(0, seeds * ModelTests.Seeds / ModelTests.DefaultSeeds, new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (seed, _) =>
        {
            try
            {
                await test(seed);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {seed} fails; to run it alone, set {ModelTests.SeedVariable}={seed}.\n{exception.Message}", exception);
            }
        });
    }

    /// <summary>Moves time until the task has ended.</summary>
    public static async Task MoveUntilAsync(this GenFlow.Testing.VirtualTime time, Task ended, Random random, int mostMilliseconds)
    {
        for (int i = 0; i < 200_000 && !ended.IsCompleted; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(random.Next(mostMilliseconds)));

            // Time that runs away from bodies that wait for a thread would end their grace before they could go on.
            await YieldUntilAsync(() => ended.IsCompleted, turns: i > 1_000 ? 1_000 : 1);
        }

        await ended.WithinAsync();
    }

    /// <summary>Whether no timer is left. A cancelled delay disposes its own only after its body has gone on.</summary>
    public static async Task<bool> IsQuietAsync(this GenFlow.Testing.VirtualTime time)
    {
        await YieldUntilAsync(() => time.ActiveTimers == 0);

        return time.ActiveTimers == 0;
    }

    /// <summary>Lets others run until something is so, or for as many turns as it may take.</summary>
    public static async Task YieldUntilAsync(Func<bool> isSo, int turns = 1_000_000)
    {
        for (int i = 0; i < turns && !isSo(); i++)
        {
            await Task.Yield();
        }
    }

    /// <summary>Dense numbers, one terminal at the end, one end for each started attempt.</summary>
    public static void AssertWhole(IReadOnlyList<StreamItem> items)
    {
        Assert.Equal(Enumerable.Range(1, items.Count).Select(static number => (long)number), items.Select(static item => item.Sequence));
        Assert.IsAssignableFrom<RunEnded>(items[^1].Event);
        Assert.Single(items, static item => item.Event is RunEnded);
        var open = new List<(string Step, int Attempt)>();
        foreach (StreamItem item in items)
        {
            if (item.Event is Lifecycle.StepStarted started)
            {
                open.Add((started.Step, started.Attempt));
            }
            else if (End(item.Event) is { } end)
            {
                Assert.True(open.Remove(end), $"{item} ends what was not open\n{new GenFlow.Testing.StreamRecording(items)}");
            }
        }

        Assert.True(open.Count == 0, $"{string.Join(", ", open)} have no end\n{new GenFlow.Testing.StreamRecording(items)}");
    }

    private static (string Step, int Attempt)? End(StreamEvent ev) => ev switch
    {
        Lifecycle.StepCompleted ended => (ended.Step, ended.Attempt),
        Lifecycle.StepFailed ended => (ended.Step, ended.Attempt),
        Lifecycle.StepCancelled ended => (ended.Step, ended.Attempt),
        Lifecycle.StepAbandoned ended => (ended.Step, ended.Attempt),
        _ => null,
    };
}
