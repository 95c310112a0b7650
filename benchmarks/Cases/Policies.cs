namespace GenFlow.Benchmarks.Cases;

/// <summary>The two-step loop, with a retry policy that is never needed.</summary>
[Workflow]
public partial class RetryingLoopWorkflow
{
    [Step]
    public Ping Begin(Context ctx, StartEvent<long> hops) => new(hops.Input);

    [Step(Retries = 3, RetryDelay = 10)]
    public AnyOf<Pong, StopEvent> Forth(Context ctx, Ping ping) => ping.Left > 0 ? new Pong(ping.Left - 1) : new StopEvent();

    [Step(Retries = 3, RetryDelay = 10)]
    public Ping Back(Context ctx, Pong pong) => new(pong.Left);
}

/// <summary>The two-step loop, through gates that are never full.</summary>
[Workflow]
public partial class GatedLoopWorkflow
{
    [Step]
    public Ping Begin(Context ctx, StartEvent<long> hops) => new(hops.Input);

    [Step(MaxConcurrency = 4)]
    public AnyOf<Pong, StopEvent> Forth(Context ctx, Ping ping) => ping.Left > 0 ? new Pong(ping.Left - 1) : new StopEvent();

    [Step(MaxConcurrency = 4)]
    public Ping Back(Context ctx, Pong pong) => new(pong.Left);
}

/// <summary>What a hop costs more where something of the engine is used.</summary>
internal static class Policies
{
    private const long Rounds = 100_000;
    private static readonly RunOptions s_long = new() { MaxSteps = int.MaxValue };
    private static readonly RunOptions s_wrapped = s_long with { Middleware = [new PassOn()] };
    private static readonly RetryingLoopWorkflow s_retrying = new();
    private static readonly GatedLoopWorkflow s_gated = new();
    private static readonly LoopWorkflow s_loop = new();

    public static async Task<long> Retrying()
    {
        await s_retrying.ExecuteAsync(Rounds, s_long);
        return 2 * Rounds;
    }

    public static async Task<long> Gated()
    {
        await s_gated.ExecuteAsync(Rounds, s_long);
        return 2 * Rounds;
    }

    public static async Task<long> Wrapped()
    {
        await s_loop.ExecuteAsync(Rounds, s_wrapped);
        return 2 * Rounds;
    }

    private sealed class PassOn : IWorkflowMiddleware;
}
