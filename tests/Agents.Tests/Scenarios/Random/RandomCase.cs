using System.Collections.Concurrent;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>A run of a random agent on a random script by a random reader, all from one seed.</summary>
internal sealed class RandomCase
{
    private const int Replies = 4;

    private readonly int _seed;
    private readonly Wire _wire;
    private readonly (IReadOnlyList<ModelDelta> Deltas, ReplyEnd End)[] _replies;
    private readonly Oracle[] _oracles;
    private readonly int _bound;
    private readonly int _iterations;
    private readonly int _depth;
    private readonly bool _requiresAction;
    private readonly ConcurrentQueue<(string Id, string Name, TestArgs Args)> _bodies = [];
    private readonly List<string> _hooks = [];
    private int _running;
    private int _most;

    public RandomCase(int seed, Wire wire = Wire.Deltas)
    {
        _seed = seed;
        _wire = wire;
        var random = new Random(seed);
        RandomReply[] replies = [.. Enumerable.Range(0, Replies).Select(_ => new RandomReply(random, isSane: wire != Wire.Deltas))];
        if (wire == Wire.Deltas)
        {
            _replies = [.. replies.Select(static reply => (reply.Deltas, reply.End))];
            _oracles = [.. _replies.Select(static reply => new Oracle(reply.Deltas, reply.End))];
        }
        else
        {
            Carried[] carried = [.. replies.Select((reply, number) => new Carried(wire, reply, number))];
            _replies = [.. carried.Select((reply, number) => (reply.Sent, replies[number].End))];
            _oracles = [.. carried.Select((reply, number) => new Oracle(reply.Received(), replies[number].End))];
        }

        _bound = 1 + random.Next(3);
        _iterations = 1 + random.Next(Replies);
        _depth = 1 + random.Next(2);
        _requiresAction = random.Next(4) == 0;
        Reader = random.Next(5);
        At = 1 + random.Next(25);
    }

    private int Reader { get; }

    private int At { get; }

    public async Task CheckAsync()
    {
        var model = new RandomModel(_replies, _seed, _wire);
        var session = new AgentSession();
        Agent agent = Agent(model);
        Recording run = Reader switch
        {
            0 => await LeaveAsync(agent, session),
            1 => await CancelAsync(agent, session),
            _ => await Recording.OfAsync(agent.StreamAsync("Go.", session)),
        };

        model.Check();
        Assert.Equal(model.Opened, model.Closed);
        Assert.Equal(0, Volatile.Read(ref _running));
        Assert.InRange(_most, 0, _bound);
        CheckHooks(model);
        CheckBodies(run, model, session);
        CheckSession(session, model);
        if (Reader >= 1)
        {
            CheckUsage(run, session);
        }

        if (Reader >= 2)
        {
            CheckEnd(run, model);
            if (!_oracles.Take(model.Opened).Any(IsRace))
            {
                await CheckRunAsync(run, session);
            }
        }

        await CheckGoesOnAsync(session);
    }

    private Task<Recording> LeaveAsync(Agent agent, AgentSession session)
    {
        int seen = 0;
        return Recording.LeftOrThrownAsync(agent.StreamAsync("Go.", session), _ => ++seen == At);
    }

    private async Task<Recording> CancelAsync(Agent agent, AgentSession session)
    {
        using var cancellation = new CancellationTokenSource();
        int seen = 0;
        Recording run = await Recording.OfAsync(agent.StreamAsync("Go.", session, cancellation.Token), _ =>
        {
            if (++seen == At)
            {
                cancellation.Cancel();
            }
        });
        Assert.True(run.Failure is null or OperationCanceledException or ModelException, $"{run.Failure}");
        return run;
    }

    private void CheckHooks(RandomModel model)
    {
        Assert.Equal("h start", _hooks[0]);
        Assert.StartsWith("h stop", _hooks[^1], StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, _hooks.Count - 2).Select(static call => $"h call {call}"), _hooks.Skip(1).Take(_hooks.Count - 2));
        Assert.InRange(_hooks.Count - 2, model.Opened, model.Opened + 1);
    }

    // No action runs on what is incomplete, invalid, not offered or, unless it is eager, in a message that is none.
    private void CheckBodies(Recording run, RandomModel model, AgentSession session)
    {
        List<ActionStart> starts = [.. run.Events.OfType<ActionStart>()];
        foreach ((string id, string name, TestArgs args) in _bodies)
        {
            ActionStart start = starts.Single(start => start.Id == id);
            Oracle oracle = _oracles[start.Turn - 1];
            Oracle.Call call = oracle.Calls[starts.Where(other => other.Turn == start.Turn).ToList().IndexOf(start)];
            Assert.Equal((name, false, false), (call.Name, call.IsServerSide, call.HasResult));
            Assert.Equal(call.Arguments(), args);
            Assert.True(name != "strict" || args.City is not null);
            Assert.True(name == "eager" || oracle.MayRun, $"{id} ran for a message that broke off");
            ChatOptions options = model.Options[start.Turn - 1];
            Assert.NotEqual(ChatToolMode.None, options.ToolMode);
            Assert.Contains(name, options.Tools!.Select(static tool => tool.Name));
            Assert.Equal(Reader >= 2 && !oracle.IsBroken, Reader >= 2 && session.Messages.Any(message => message.Actions.Any(action => action.Id == id)));
        }

        Assert.Equal(_bodies.Count, _bodies.DistinctBy(static body => body.Id).Count());
    }

    private void CheckSession(AgentSession session, RandomModel model)
    {
        Transcript.Check(session);
        foreach (IReadOnlyList<ChatMessage> messages in model.Messages)
        {
            Transcript.Check(messages);
        }

        Assert.Equal("Go.", session.Messages[0].Text);
    }

    private void CheckUsage(Recording run, AgentSession session)
    {
        List<UsageUpdated> updates = [.. run.Events.OfType<UsageUpdated>()];
        Usage sum = Usage.None;
        foreach (UsageUpdated update in updates)
        {
            sum += update.Call;
            Assert.Equal(sum, update.Total);
            if (Reader == 1 && run.Failure is not null && update == updates[^1])
            {
                // Cancelled anywhere: what had come until then.
                Assert.Contains(update.Call, _replies[update.Turn - 1].Deltas.Select(static delta => delta.Value).OfType<Usage>().Append(Usage.None));
            }
            else
            {
                Assert.Equal(_oracles[update.Turn - 1].Usage, update.Call);
            }
        }

        Assert.Equal(sum, session.Usage);
        if (run.Failure is null)
        {
            Assert.Equal(sum, run.Response.Usage);
        }
    }

    private void CheckEnd(Recording run, RandomModel model)
    {
        Oracle last = _oracles[model.Opened - 1];
        if (run.Failure is not null)
        {
            Assert.IsAssignableFrom<ModelException>(run.Failure);
            Assert.True(last.IsBroken, $"{run.Failure}");
            return;
        }

        Assert.False(last.IsBroken);
        Assert.All(_oracles.Take(model.Opened - 1), static oracle => Assert.True(oracle.MayRun));
        bool hasExit = run.Events.OfType<ActionExecuted>().Any(static executed => executed.IsExit);
        AgentStatus expected = last.Stop switch
        {
            StopReason.Refusal => AgentStatus.Refused,
            StopReason.ContentFilter => AgentStatus.Filtered,
            StopReason.OutputLimit or StopReason.ContextLimit => AgentStatus.Truncated,
            _ when hasExit => AgentStatus.Exited,
            _ when !_requiresAction && last.Stop != StopReason.Pause && last.Calls.All(static call => call.IsServerSide || call.HasResult) => AgentStatus.Completed,
            _ => AgentStatus.IterationLimit,
        };
        Assert.Equal(expected, run.Response.Status);
        Assert.True(expected != AgentStatus.IterationLimit || model.Opened == _iterations);
    }

    // Whether an eager action that waits for a place begins before its message turns out to be none is a matter of time.
    private bool IsRace(Oracle oracle) => !oracle.MayRun && oracle.Calls.Count(static call => call.Name == "eager") > _bound;

    private async Task CheckRunAsync(Recording streamed, AgentSession session)
    {
        var other = new RandomCase(_seed, _wire);
        var ran = new AgentSession();
        Exception? failure = null;
        try
        {
            AgentResponse response = await other.Agent(new RandomModel(_replies, _seed + 2, _wire)).RunAsync("Go.", ran);
            Assert.Equal((streamed.Response.Status, streamed.Response.Usage, streamed.Response.Text), (response.Status, response.Usage, response.Text));
        }
        catch (ModelException exception)
        {
            failure = exception;
        }

        Assert.Equal(streamed.Failure?.Message, failure?.Message);
        Assert.Equal(Transcript.Lines(session), Transcript.Lines(ran));
        Assert.Equal(session.Usage, ran.Usage);
    }

    private async Task CheckGoesOnAsync(AgentSession session)
    {
        ScriptedModel model = ScriptedModel.Of(_wire, "And on.");
        AgentResponse response = await new Agent(model.Client).RunAsync("Still there?", session);
        Assert.Equal((AgentStatus.Completed, "And on."), (response.Status, response.Text));
        Transcript.Check(model.Requests[0].Messages);
    }

    private Agent Agent(RandomModel model) => new(model.Client)
    {
        Actions =
        [
            Action("plain"),
            Action("eager", new ActionSettings { IsEager = true }),
            Action("strict", needsCity: true),
            Action("fail"),
            Action("slow"),
            Action("ask", new ActionSettings { RequiresApproval = true }),
            Action("offer", followUp: new FollowUp(["later"])),
            Action("force", followUp: new FollowUp(["later"], IsForced: true)),
            Action("done", new ActionSettings { IsExit = true }),
        ],
        FollowUpActions = [Action("later", followUp: new FollowUp(["later", "plain"]))],
        MaxIterations = _iterations,
        MaxParallelActions = _bound,
        MaxFollowUpDepth = _depth,
        RequireAction = _requiresAction,
        Hooks = [new LoggingHook("h", _hooks)],
        Approve = static async (request, _) =>
        {
            await Task.Yield();
            return new(!request.Body.TryGetProperty("count", out System.Text.Json.JsonElement count) || count.GetInt32() % 2 == 0);
        },
    };

    private TestAction Action(string name, ActionSettings? settings = null, bool needsCity = false, FollowUp? followUp = null) => new(
        name,
        async (args, context) =>
        {
            _bodies.Enqueue((context.Id, name, args));
            int running = Interlocked.Increment(ref _running);
            InterlockedMax(ref _most, running);
            try
            {
                for (int step = args.Count % 3; step > 0 || name == "slow" && step > -5; step--)
                {
                    await context.ReportAsync("on the way");
                    await Task.Yield();
                }

                return name == "fail" && args.Count % 4 > 0 ? throw new InvalidOperationException("failed") : new ActionOutput { Text = $"{name} {args.Count}", FollowUp = followUp };
            }
            finally
            {
                Interlocked.Decrement(ref _running);
            }
        },
        settings,
        needsCity);

    private static void InterlockedMax(ref int most, int value)
    {
        int before;
        while ((before = Volatile.Read(ref most)) < value && Interlocked.CompareExchange(ref most, value, before) != before)
        {
        }
    }
}
