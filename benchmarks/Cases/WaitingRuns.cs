namespace GenFlow.Benchmarks.Cases;

/// <summary>A step that waits for the outside.</summary>
[Workflow]
public partial class WaitingWorkflow
{
    [Step]
    public async Task<StopEvent<int>> Wait(Context ctx, StartEvent<Task<int>> outside) => new(await outside.Input);
}

/// <summary>What runs need that wait for I/O.</summary>
internal static class WaitingRuns
{
    private const int Runs = 10_000;
    private static readonly WaitingWorkflow s_workflow = new();

    public static Task<double> WithResultAwaited() => Measure(readStream: false);

    public static Task<double> WithParkedReader() => Measure(readStream: true);

    private static async Task<double> Measure(bool readStream)
    {
        var outside = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var handlers = new WorkflowHandler<int>[Runs];
        var readers = new IAsyncEnumerator<StreamEvent>[Runs];
        var reading = new ValueTask<bool>[Runs];
        var results = new Task<int>[Runs];
        await Settle();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < Runs; i++)
        {
            handlers[i] = await s_workflow.RunAsync(outside.Task);
            results[i] = handlers[i].ResultAsync();
            if (readStream)
            {
                readers[i] = handlers[i].StreamEvents().GetAsyncEnumerator();
                reading[i] = readers[i].MoveNextAsync();
            }
        }

        await Settle();
        long after = GC.GetTotalMemory(forceFullCollection: true);
        outside.SetResult(1);
        await Task.WhenAll(results);
        GC.KeepAlive((handlers, readers, reading));
        return (after - before) / (double)Runs;
    }

    /// <summary>Until the pool has nothing left to do, every run has come to its wait.</summary>
    private static async Task Settle()
    {
        do
        {
            await Task.Yield();
        }
        while (ThreadPool.PendingWorkItemCount > 0);
    }
}
