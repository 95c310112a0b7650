namespace GenFlow.Benchmarks.Json;

/// <summary>What each operation of a case allocates.</summary>
internal static class Allocated
{
    public static async Task<double> EachAsync(Func<Task<long>> run)
    {
        await run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Task<long> operations = run();
        long after = GC.GetAllocatedBytesForCurrentThread();

        // The task that carries the count is not an operation's.
        return Math.Floor((after - before) / (double)await operations);
    }
}
