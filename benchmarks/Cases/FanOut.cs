namespace GenFlow.Benchmarks.Cases;

/// <summary>A fan-out of trivial steps, joined.</summary>
[Workflow]
public partial class FanOutWorkflow
{
    [Step]
    public IEnumerable<Item> Split(Context ctx, StartEvent<int> count)
    {
        for (int i = 0; i < count.Input; i++)
        {
            yield return new Item(i);
        }
    }

    [Step]
    public Finding Work(Context ctx, Item item) => new(item.Index);

    [Step]
    public StopEvent<int> Join(Context ctx, [Collect] IReadOnlyList<Finding> findings) => new(findings.Count);
}

/// <summary>The same with work that keeps a processor busy.</summary>
[Workflow]
public partial class BusyFanOutWorkflow
{
    [Step]
    public IEnumerable<Item> Split(Context ctx, StartEvent<int> count)
    {
        for (int i = 0; i < count.Input; i++)
        {
            yield return new Item(i);
        }
    }

    [Step]
    public Finding Work(Context ctx, Item item) => new(Busy.Spin(item.Index));

    [Step]
    public StopEvent<int> Join(Context ctx, [Collect] IReadOnlyList<Finding> findings) => new(findings.Count);
}

/// <summary>Work of about eight microseconds that touches no memory.</summary>
internal static class Busy
{
    private static readonly int s_turns = Calibrate();

    public static int Spin(int seed) => Spin(seed, s_turns);

    private static int Spin(int seed, int turns)
    {
        uint state = (uint)seed | 1;
        for (int i = 0; i < turns; i++)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
        }

        return (int)state;
    }

    private static int Calibrate()
    {
        const int Turns = 10_000;
        int sum = 0;
        for (int i = 0; i < 2_000; i++)
        {
            sum += Spin(i, Turns);
        }

        double best = double.MaxValue;
        for (int i = 0; i < 200; i++)
        {
            long start = System.Diagnostics.Stopwatch.GetTimestamp();
            sum += Spin(i, Turns);
            best = Math.Min(best, System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }

        GC.KeepAlive(sum);
        return (int)(Turns * 8_000 / best);
    }
}

/// <summary>Fan-out, work, join.</summary>
internal static class FanOut
{
    private const int Branches = 1_000;
    private static readonly FanOutWorkflow s_workflow = new();
    private static readonly BusyFanOutWorkflow s_busy = new();

    public static async Task<long> SplitAndJoin() => await s_workflow.ExecuteAsync(Branches);

    public static async Task<long> TaskRunEach()
    {
        var tasks = new Task<Finding>[Branches];
        for (int i = 0; i < Branches; i++)
        {
            var item = new Item(i);
            tasks[i] = Task.Run(() => new Finding(item.Index));
        }

        return (await Task.WhenAll(tasks)).Length;
    }

    public static async Task<long> BusySplitAndJoin() => await s_busy.ExecuteAsync(Branches);

    /// <summary>The same work on one thread.</summary>
    public static Task<long> BusyLoop()
    {
        var findings = new Finding[Branches];
        for (int i = 0; i < Branches; i++)
        {
            findings[i] = new Finding(Busy.Spin(i));
        }

        return Task.FromResult((long)findings.Length);
    }
}
