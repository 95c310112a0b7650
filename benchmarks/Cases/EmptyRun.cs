namespace GenFlow.Benchmarks.Cases;

/// <summary>One step that stops.</summary>
[Workflow]
public partial class OneStepWorkflow
{
    [Step]
    public StopEvent<int> Answer(Context ctx, StartEvent<int> question) => new(question.Input + 1);
}

/// <summary>Start, run and finish.</summary>
internal static class EmptyRun
{
    private const int Runs = 2_000;
    private static readonly OneStepWorkflow s_workflow = new();

    public static async Task<long> Execute()
    {
        for (int i = 0; i < Runs; i++)
        {
            await s_workflow.ExecuteAsync(i);
        }

        return Runs;
    }

    public static async Task<long> RunAndDispose()
    {
        for (int i = 0; i < Runs; i++)
        {
            await using WorkflowHandler<int> handler = await s_workflow.RunAsync(i);
            await handler.ResultAsync();
        }

        return Runs;
    }

    public static async Task<long> TaskRun()
    {
        for (int i = 0; i < Runs; i++)
        {
            int question = i;
            await Task.Run(() => question + 1);
        }

        return Runs;
    }

    public static async Task<double> Bytes()
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        await Execute();
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Runs;
    }
}
