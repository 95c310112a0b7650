using GenFlow.Agents.Testing;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG21_ChainStops
{
    [Theory]
    [Wires]
    public async Task AG21_leaving_at_any_event_closes_the_stage_and_frees_the_session(Wire wire)
    {
        int total = (await Recording.OfAsync(new Case(wire).StreamAsync())).Events.Count;
        for (int leaveAt = 1; leaveAt <= total; leaveAt++)
        {
            var once = new Case(wire);
            int taken = 0;

            Recording run = await Recording.LeftAsync(once.StreamAsync(), _ => ++taken == leaveAt);

            Assert.Equal(leaveAt, run.Events.Count);
            await once.CheckAsync();
        }
    }

    [Theory]
    [Wires]
    public async Task AG21_cancelling_at_any_event_closes_the_stage_and_throws(Wire wire)
    {
        int total = (await Recording.OfAsync(new Case(wire).StreamAsync())).Events.Count;
        int cancelled = 0;
        for (int cancelAt = 1; cancelAt <= total; cancelAt++)
        {
            var once = new Case(wire);
            using var cancellation = new CancellationTokenSource();
            int taken = 0;

            Recording run = await Recording.OfEventsAsync(once.StreamAsync(cancellation.Token), _ =>
            {
                if (++taken == cancelAt)
                {
                    cancellation.Cancel();
                }
            });

            cancelled += run.Failure is null ? 0 : 1;
            Assert.True(run.Failure is null or OperationCanceledException, $"{run.Failure}");
            Assert.True(run.Failure is not null || taken <= cancelAt + 4, $"The chain went on for {taken - cancelAt} events after its cancellation.");
            await once.CheckAsync();
        }

        Assert.InRange(cancelled, total - 5, total);
    }

    /// <summary>One run of a chain on models of its own.</summary>
    private sealed class Case(Wire wire)
    {
        private readonly List<string> _log = [];
        private readonly ScriptedModel _first = ScriptedModel.Of(wire, new Reply().Thought("hm").Action("c0", "look", "{}").Usage(1, 1), Stages.Found.Usage(1, 1));
        private readonly ScriptedModel _second = ScriptedModel.Of(wire, new Reply().Text("It ", "is so.").Usage(1, 1));
        private readonly AgentSession _session = new();

        public AgentStream StreamAsync(CancellationToken cancellationToken = default) =>
            Stages.Research(_first, _second, new LoggingHook("h", _log)).StreamAsync("Why?", _session, cancellationToken);

        public async Task CheckAsync()
        {
            Assert.Equal((_first.Opened, _second.Opened), (_first.Closed, _second.Closed));
            Assert.Equal(_log.Count(static line => line == "h start"), _log.Count(static line => line.StartsWith("h stop", StringComparison.Ordinal)));
            Transcript.Check(_session);

            var again = new ScriptedModelStream("Again.");
            Assert.Equal("Again.", (await new Agent(again).RunAsync("And?", _session)).Text);
            Transcript.Check(again.Requests[0].Messages);
        }
    }
}
