using GenFlow.Agents.Testing;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>One run, on models of its own, that is stopped at any event: all that is below it ends with it.</summary>
internal abstract class StopCase
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);
    private readonly List<string> _log = [];

    protected StopCase() => Hook = new LoggingHook("h", _log);

    /// <summary>For each agent.</summary>
    protected AgentHook Hook { get; }

    protected AgentSession Session { get; } = new();

    protected abstract IReadOnlyList<ScriptedModel> Models { get; }

    /// <summary>Its reader leaves, at each event in turn.</summary>
    public static async Task LeaveAsync(Func<StopCase> create)
    {
        int total = await CountAsync(create());
        for (int leaveAt = 1; leaveAt <= total; leaveAt++)
        {
            StopCase once = create();
            int taken = 0;

            await Recording.LeftAsync(once.StreamAsync(), _ => ++taken == leaveAt).WaitAsync(s_patience);

            await once.CheckAsync();
        }
    }

    /// <summary>It is cancelled, at each event in turn.</summary>
    public static async Task CancelAsync(Func<StopCase> create)
    {
        int total = await CountAsync(create());
        int cancelled = 0;
        for (int cancelAt = 1; cancelAt <= total; cancelAt++)
        {
            StopCase once = create();
            using var cancellation = new CancellationTokenSource();
            int taken = 0;

            Recording run = await Recording.OfAsync(once.StreamAsync(cancellation.Token), _ =>
            {
                if (++taken == cancelAt)
                {
                    cancellation.Cancel();
                }
            }).WaitAsync(s_patience);

            cancelled += run.Failure is null ? 0 : 1;
            Assert.True(run.Failure is null or OperationCanceledException, $"{run.Failure}");
            await once.CheckAsync();
        }

        // What completes all the same had nothing left to do but to tell of it.
        Assert.InRange(cancelled, total - 5, total);
    }

    protected abstract AgentStream StreamAsync(CancellationToken cancellationToken = default);

    private static async Task<int> CountAsync(StopCase whole) => (await Recording.OfAsync(whole.StreamAsync())).Events.Count;

    private async Task CheckAsync()
    {
        Assert.All(Models, static model => Assert.Equal(model.Opened, model.Closed));
        Assert.Equal(_log.Count(static line => line == "h start"), _log.Count(static line => line.StartsWith("h stop", StringComparison.Ordinal)));
        Transcript.Check(Session);
        var again = new ScriptedModelStream("Again.");
        Assert.Equal("Again.", (await new Agent(again).RunAsync("And?", Session)).Text);
        Transcript.Check(again.Requests[0].Messages);
    }
}
