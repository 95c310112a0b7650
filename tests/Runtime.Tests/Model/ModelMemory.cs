using GenFlow.Tests.Support;

namespace GenFlow.Tests.Model;

[Collection(QuietProcess.Name)]
public class ModelMemory
{
    private const int Seeds = 500;

    [Fact]
    public async Task Nothing_OfARandomRun_IsReachableAfterIt()
    {
        await RunAsync();
        long timers = Timer.ActiveCount;
        List<(int Seed, WeakReference Run)> runs = await RunAsync();

        for (int i = 0; i < 100 && runs.Exists(static run => run.Run.IsAlive); i++)
        {
            // The last readers and timers may still be on their way out.
            await Task.Yield();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.InRange(Timer.ActiveCount - timers, long.MinValue, Seeds / 20);
        Assert.Equal([], runs.Where(static run => run.Run.IsAlive).Select(static run => run.Seed));
    }

    private static async Task<List<(int Seed, WeakReference Run)>> RunAsync()
    {
        var runs = new List<(int, WeakReference)>();
        for (int seed = 0; seed < Seeds; seed++)
        {
            // The run's bodies hold it, and it holds nothing of the engine: what keeps a run keeps it.
            var world = new ModelWorld();
            runs.Add((seed, new WeakReference(world)));
            await ModelDriver.RunAsync(seed, world);
        }

        return runs;
    }
}
