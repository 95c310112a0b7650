using GenFlow.Testing.Tests.Support;

namespace GenFlow.Testing.Tests;

public class ExploringTests
{
    [Fact]
    public async Task SameSeed_GivesTheSameItems_WithTheirLifecycle()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            string first = await StreamOfAsync(seed);
            Assert.Equal(first, await StreamOfAsync(seed));
            Assert.Contains("StepStarted", first, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task SeedZero_KeepsTheOrder()
    {
        await using TestRun<int> run = await StartAsync(seed: 0);

        Assert.Equal(6, await run.ResultAsync());
        Assert.Equal([1, 2, 3], run.Stream.Events<Begun>().Select(begun => begun.Number));
    }

    [Fact]
    public async Task Seeds_ReachAllOrders_OfThreeParallelSteps()
    {
        var begun = new HashSet<string>();
        var done = new HashSet<string>();
        await Explore.OrdersAsync(100, async seed =>
        {
            await using TestRun<int> run = await StartAsync(seed);
            Assert.Equal(6, await run.ResultAsync());
            begun.Add(string.Join(' ', run.Stream.Events<Begun>().Select(ev => ev.Number)));
            done.Add(string.Join(' ', run.Stream.Events<Done>().Select(ev => ev.Number)));
        });

        Assert.Equal(6, begun.Count);
        Assert.Equal(6, done.Count);
    }

    [Fact]
    public async Task Race_IsFound_AndItsSeedReplaysIt()
    {
        WorkflowTestException exception = await Assert.ThrowsAsync<WorkflowTestException>(() => Explore.OrdersAsync(300, TestAsync));

        int seed = int.Parse(exception.Message.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.StartsWith($"Seed {seed} fails. To run it alone, call the test with seed {seed}, or set GENFLOW_TEST_SEED={seed}.", exception.Message, StringComparison.Ordinal);
        for (int again = 0; again < 10; again++)
        {
            Assert.Equal(
                exception.InnerException!.Message,
                (await Assert.ThrowsAsync<Xunit.Sdk.EqualException>(() => TestAsync(seed))).Message);
        }

        static async Task TestAsync(int seed)
        {
            await using TestRun<int> run = await WorkflowTest.StartAsync(
                options => new LosesUpdates().RunAsync(options), new TestOptions { Seed = seed });
            Assert.Equal(6, await run.ResultAsync());
        }
    }

    #region explore
    [Fact]
    public Task Sum_IsTheSame_InEveryOrder() => Explore.OrdersAsync(seeds: 200, async seed =>
    {
        await using TestRun<int> run = await WorkflowTest.StartAsync(
            options => new ThreeBranches().RunAsync(options), new TestOptions { Seed = seed });
        Assert.Equal(6, await run.ResultAsync());
    });
    #endregion

    private static async Task<string> StreamOfAsync(int seed)
    {
        await using TestRun<int> run = await StartAsync(seed);
        await run.EndAsync();
        return run.Stream.ToString();
    }

    private static ValueTask<TestRun<int>> StartAsync(int seed) => WorkflowTest.StartAsync(
        options => new ThreeBranches().RunAsync(options),
        new TestOptions { Seed = seed, Run = new RunOptions { Lifecycle = true } });
}
