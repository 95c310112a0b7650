using GenFlow.Agents.Testing;
using GenFlow.Testing;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG16_EarlyStop
{
    private static readonly Reply s_first = new Reply()
        .Thought("hm").Text("Look").Action("r", "read", "{\"city\":", "\"Oslo\"}").Action("w", "write", "{}").Usage(1, 1);

    [Theory]
    [Wires]
    public async Task AG16_leaving_at_any_event_closes_the_stream_cancels_actions_and_runs_stop_hooks(Wire wire)
    {
        int total = (await Recording.OfAsync(Agent(ScriptedModel.Of(wire, s_first, "There."), [], new Bodies { IsQuick = true }).StreamAsync("Where?"))).Events.Count;
        Assert.InRange(total, 15, 40);
        for (int leaveAt = 1; leaveAt <= total; leaveAt++)
        {
            ScriptedModel model = ScriptedModel.Of(wire, s_first, "There.", "More.");
            List<string> log = [];
            var bodies = new Bodies { IsQuick = leaveAt % 2 == 0 };
            Agent agent = Agent(model, log, bodies);
            var session = new AgentSession();
            int taken = 0;

            // What waits for its cancellation would never be left behind: the last events need quick actions.
            Recording run = await Recording.LeftAsync(agent.StreamAsync("Where?", session), ev => ++taken == leaveAt || (!bodies.IsQuick && ev is ActionExecutionStart { Id: "w" }));

            Assert.Equal(model.Opened, model.Closed);
            Assert.Equal((0, bodies.Begun), (bodies.Running, bodies.Ended));

            // With the last message the run has completed, also where nobody reads on.
            Assert.Equal(run.Events[^1] is AgentCompleted or MessageEnd { Message.Text: "There." } ? "h stop Completed" : "h stop left", log[^1]);
            Assert.Equal((1, 1), (log.Count(static line => line == "h start"), log.Count(static line => line.StartsWith("h stop", StringComparison.Ordinal))));
            Transcript.Check(session);
            Assert.Equal("User", session.Messages[0].Role.ToString());

            Reply last = "Again.";
            var again = new ScriptedModelStream(last);
            Assert.Equal("Again.", (await new Agent(again).RunAsync("And?", session)).Text);
            Transcript.Check(again.Requests[0].Messages);
        }
    }

    [Fact]
    public async Task AG16_a_non_eager_action_of_a_message_that_was_left_has_not_run()
    {
        var bodies = new Bodies { IsQuick = true };
        Reply reply = new Reply().Text("Look").Action("r", "read", "{}").EndBlock().Wait(bodies.HasBegun).Action("w", "write", "{}").Usage(1, 1);
        Agent agent = Agent(ScriptedModel.Of(Wire.Deltas, reply), [], bodies);
        var session = new AgentSession();

        await Recording.LeftAsync(agent.StreamAsync("Where?", session), static ev => ev is ActionEnd { Id: "w" });

        Assert.Equal(["read"], bodies.Names);
        Assert.Equal(["User Unknown 'Where?'"], Transcript.Lines(session));
    }

    [Fact]
    public async Task AG16_an_action_that_does_not_obey_is_left_behind_after_the_grace()
    {
        var time = new VirtualTime();
        var release = new TaskCompletionSource();
        var stuck = new TestAction("stuck", async (_, context) =>
        {
            await release.Task;
            await context.ReportAsync("late");
            return new ActionOutput { Text = "late" };
        });
        var agent = new Agent(new ScriptedModelStream(new Reply().Action("c", "stuck", "{}"))) { Actions = [stuck], TimeProvider = time, Grace = TimeSpan.FromSeconds(5) };
        var session = new AgentSession();

        Task<Recording> run = Recording.LeftAsync(agent.StreamAsync("Where?", session), static ev => ev is ActionExecutionStart);
        await time.TimerStartedAsync(TimeSpan.FromSeconds(5));
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.False(run.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        await run;

        Assert.Contains("left behind", session.Messages[1].Actions.Single().Result, StringComparison.Ordinal);
        Transcript.Check(session);
        release.SetResult();
    }

    [Theory]
    [Wires]
    public async Task AG16_cancelling_at_any_event_closes_the_brackets_and_throws(Wire wire)
    {
        int total = (await Recording.OfAsync(Agent(ScriptedModel.Of(wire, s_first, "There."), [], new Bodies { IsQuick = true }).StreamAsync("Where?"))).Events.Count;
        for (int cancelAt = 1; cancelAt <= total; cancelAt++)
        {
            ScriptedModel model = ScriptedModel.Of(wire, s_first, "There.");
            using var cancellation = new CancellationTokenSource();
            List<string> log = [];
            var bodies = new Bodies { IsQuick = cancelAt % 2 == 0 };
            var session = new AgentSession();
            int taken = 0;
            Recording run = await Recording.OfAsync(Agent(model, log, bodies).StreamAsync("Where?", session, cancellation.Token), ev =>
            {
                if (++taken == cancelAt || (!bodies.IsQuick && ev is ActionExecutionStart { Id: "w" }))
                {
                    cancellation.Cancel();
                }
            });

            if (run.Failure is null)
            {
                Assert.True(taken <= cancelAt + 3, $"The run went on for {taken - cancelAt} events after its cancellation.");
            }
            else
            {
                Assert.IsAssignableFrom<OperationCanceledException>(run.Failure);
                Assert.Equal("h stop", log[^1][..6]);
            }

            Assert.Equal(model.Opened, model.Closed);
            Assert.Equal((0, bodies.Begun), (bodies.Running, bodies.Ended));
            Transcript.Check(session);
        }
    }

    [Fact]
    public async Task AG16_a_client_that_ends_without_a_word_when_it_is_cancelled_is_cancelled_and_not_broken()
    {
        using var cancellation = new CancellationTokenSource();
        var model = new ScriptedModelStream(new Reply().Text("a").Cut());

        Recording run = await Recording.OfAsync(new Agent(OwnModel.Of((messages, options, _) => model.StreamAsync(messages, options, CancellationToken.None))).StreamAsync("Where?", null, cancellation.Token), ev =>
        {
            if (ev is ContentDelta)
            {
                cancellation.Cancel();
            }
        });

        Assert.IsAssignableFrom<OperationCanceledException>(run.Failure);
        Assert.Equal("MessageFailed 'a'", run.Lines[^1]);
    }

    private static Agent Agent(ScriptedModel model, List<string> log, Bodies bodies) => new(model.Client)
    {
        Actions = [bodies.Action("read", new ActionSettings { IsEager = true }), bodies.Action("write", new ActionSettings())],
        Hooks = [new LoggingHook("h", log)],
    };

    /// <summary>Counts bodies; where they are not quick they end when they are cancelled.</summary>
    private sealed class Bodies
    {
        private int _begun;
        private int _ended;

        public bool IsQuick { get; init; }

        public int Begun => Volatile.Read(ref _begun);

        public int Ended => Volatile.Read(ref _ended);

        public int Running => Begun - Ended;

        public ScriptGate HasBegun { get; } = new();

        public System.Collections.Concurrent.ConcurrentQueue<string> Names { get; } = [];

        public TestAction Action(string name, ActionSettings settings) => new(name, async (_, context) =>
        {
            Interlocked.Increment(ref _begun);
            Names.Enqueue(name);
            HasBegun.Open();
            try
            {
                if (!IsQuick)
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
                }

                return new ActionOutput { Text = name };
            }
            finally
            {
                Interlocked.Increment(ref _ended);
            }
        }, settings);
    }
}
