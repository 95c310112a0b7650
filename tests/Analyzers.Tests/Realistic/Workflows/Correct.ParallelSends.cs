// reports:
[Event] public partial record Tick(int N);
[Event] public partial record Tock(int N);
[Workflow]
public partial class Clocked(TimeProvider clock)
{
    [Step, FanOut, Emits<Tick>]
    public async Task Run(Context ctx, StartEvent<int> s)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        int n = 0;
        while (n < s.Input && await timer.WaitForNextTickAsync(ctx.CancellationToken))
        {
            ctx.SendEvent(new Tick(n++));
            await ctx.StreamCapacityAsync();
        }
    }
    [Step] public Tock? Odd(Tick tick) => tick.N % 2 == 1 ? new Tock(tick.N) : null;
    [Step] public StopEvent<int> End([Collect] IReadOnlyList<Tock> tocks) => new(tocks.Count);
}
