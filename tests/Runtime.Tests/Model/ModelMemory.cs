using GenFlow.Tests.Support;

namespace GenFlow.Tests.Model;

[Collection(QuietProcess.Name)]
public class ModelMemory
{
    // A few bytes for each run would be more.
    private const long MostBytes = 1_000_000;

    [Fact]
    public async Task Memory_IsBackToBase_AfterManyRandomRuns()
    {
        await RunAsync(0, 150);
        long before = Measure();

        await RunAsync(150, 600);

        Assert.InRange(Measure() - before, long.MinValue, MostBytes);
    }

    private static async Task RunAsync(int from, int to)
    {
        for (int seed = from; seed < to; seed++)
        {
            await ModelDriver.RunAsync(seed);
        }
    }

    private static long Measure()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
