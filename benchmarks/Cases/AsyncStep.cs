namespace GenFlow.Benchmarks.Cases;

/// <summary>A loop whose step leaves its thread each time.</summary>
[Workflow]
public partial class YieldingWorkflow
{
    [Step]
    public Ping Begin(Context ctx, StartEvent<long> turns) => new(turns.Input);

    [Step]
    public async Task<AnyOf<Ping, StopEvent>> Turn(Context ctx, Ping ping)
    {
        await Task.Yield();
        return ping.Left > 0 ? new Ping(ping.Left - 1) : new StopEvent();
    }
}

/// <summary>A step that does not complete at once.</summary>
internal static class AsyncStep
{
    private const long Turns = 5_000;
    private static readonly YieldingWorkflow s_workflow = new();

    public static async Task<long> Steps()
    {
        await s_workflow.ExecuteAsync(Turns);
        return Turns;
    }

    public static Task<long> Loop() => Task.Run(static async () =>
    {
        var ping = new Ping(Turns);
        while (ping.Left > 0)
        {
            ping = await Turn(ping);
        }

        return Turns;
    });

    private static async Task<Ping> Turn(Ping ping)
    {
        await Task.Yield();
        return new Ping(ping.Left - 1);
    }
}
