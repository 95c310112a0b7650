using System.Text;
using GenFlow.Agents;
using GenFlow.Agents.Testing;
using GenFlow.Agents.Tests.Scenarios;
using GenFlow.Models;
using GenFlow.Testing;

namespace GenFlow.Providers.Tests.Faults;

/// <summary>What an agent makes of faults: brackets closed, nothing run, nothing left open.</summary>
public sealed class AgentTests
{
    private static readonly Dictionary<string, (Func<FaultWire, string, WireAnswer> Answer, Type Error)> s_faults = new()
    {
        ["reset"] = (static (_, sent) => Ended(sent, static (answer, at) => answer.ResetAt(at)), typeof(ModelConnectionException)),
        ["close"] = (static (_, sent) => Ended(sent, static (answer, at) => answer.CloseAt(at)), typeof(ModelConnectionException)),
        ["end"] = (static (_, sent) => WireAnswer.Sse(sent), typeof(ModelConnectionException)),
        ["cut line"] = (static (wire, sent) => WireAnswer.Sse(sent + wire.Text("more")[..10]), typeof(ModelConnectionException)),
        ["garbage"] = (static (_, sent) => WireAnswer.Sse(sent + "data: <html>\n\n"), typeof(ModelResponseException)),
        ["not UTF-8"] = (static (_, sent) => WireAnswer.Sse(sent).Then("data: \""u8.ToArray()).Then(new byte[] { 0xC3, 0x28 }).Then("\"\n\n"u8.ToArray()), typeof(ModelResponseException)),
        ["too large"] = (static (wire, sent) => WireAnswer.Sse(sent).Then(": x\n", 3_000_000), typeof(ModelResponseException)),
        ["stall"] = (static (_, sent) => Ended(sent, static (answer, at) => answer.StallAt(at)), typeof(ModelTimeoutException)),
    };

    public static TheoryData<string, string> Faults
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (FaultWire wire in FaultWire.All)
            {
                foreach (string fault in s_faults.Keys)
                {
                    all.Add(wire.Name, fault);
                }
            }

            return all;
        }
    }

    public static TheoryData<string> Wires => FaultWire.Names;

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_behind_a_whole_action_closes_the_brackets_and_runs_nothing(string name, string fault)
    {
        FaultWire wire = FaultWire.Of(name);
        string action = wire.Action("count", "{\"city\":", "\"Oslo\"}");
        foreach (string sent in (string[])[
            wire.Begin + wire.Text("Hel"),
            wire.Begin + wire.Text("Hel") + wire.Action("count"),
            wire.Begin + wire.Text("Hel") + wire.Action("count", "{\"ci"),
            wire.Begin + wire.Text("Hel") + action,
            wire.Begin + wire.Text("Hel") + action + wire.ActionEnd])
        {
            var time = new VirtualTime();
            var count = new CountingAction("count");
            await using WirePlayer player = await WirePlayer.StartAsync(s_faults[fault].Answer(wire, sent), wire.Answer("Again."));
            var agent = new Agent(wire.Client(new(player.Url) { Time = time })) { Actions = [count] };
            var session = new AgentSession();
            bool hasText = false;
            Task<(List<AgentEvent> Events, Exception? Failure)> run = ReadAsync(agent.StreamAsync("Hi", session), ev => Volatile.Write(ref hasText, hasText || ev is ContentDelta));
            while (!run.IsCompleted)
            {
                if (fault == "stall" && Volatile.Read(ref hasText) && time.NextDue - time.Elapsed == FaultOptions.IdleTimeout)
                {
                    time.Advance(FaultOptions.IdleTimeout);
                }

                await Task.Yield();
            }

            (List<AgentEvent> events, Exception? failure) = await run;
            Brackets.Check(events, Ending.Thrown);
            Assert.IsType(s_faults[fault].Error, failure);
            Assert.Equal("Hel", string.Concat(events.OfType<ContentDelta>().Select(static content => content.Delta)));
            Assert.IsType<MessageFailed>(events[^1]);
            Assert.Equal(0, count.Calls);
            await player.ClosedAsync();
            Assert.Equal((1, 1), (player.Opened, player.Closed));

            Assert.Equal("Again.", (await agent.RunAsync("And?", session)).Text);
            player.Verify();
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Fifty_megabytes_of_arguments_are_a_typed_error_and_run_nothing(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        var count = new CountingAction("count");
        await using WirePlayer player = await WirePlayer.StartAsync(
            WireAnswer.Sse(wire.Begin + wire.Text("Hel") + wire.Action("count", "{\"city\":\"")).Then(wire.Fragment(new string('a', 5_000)), 10_000).Then(wire.Fragment("\"}") + wire.ActionEnd + wire.ActionStop));
        var agent = new Agent(wire.Client(new(player.Url))) { Actions = [count] };

        (List<AgentEvent> events, Exception? failure) = await ReadAsync(agent.StreamAsync("Hi"));

        Brackets.Check(events, Ending.Thrown);
        Assert.Contains("MaxResponseBytes", Assert.IsType<ModelResponseException>(failure).Message, StringComparison.Ordinal);
        Assert.Single(events.OfType<ActionAborted>());
        Assert.Equal(0, count.Calls);
        await player.ClosedAsync();
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task AG16_who_leaves_at_any_event_closes_the_connection(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        WireAnswer answer = WireAnswer.Sse(wire.Begin + wire.Text("Hel") + wire.Text("lo") + wire.Action("count", "{\"city\":", "\"Oslo\"}"));
        for (int leaveAt = 1; leaveAt <= 5; leaveAt++)
        {
            await using WirePlayer player = await WirePlayer.StartAsync(answer.StallAt(answer.Length));
            var agent = new Agent(wire.Client(new(player.Url))) { Actions = [new CountingAction("count")] };
            var events = new List<AgentEvent>();
            await foreach (AgentEvent ev in agent.StreamAsync("Hi"))
            {
                events.Add(ev);
                if (events.Count == leaveAt)
                {
                    break;
                }
            }

            Brackets.Check(events, Ending.Left);
            await player.ClosedAsync().WaitAsync(TimeSpan.FromSeconds(30));
            Assert.True(player.Left == player.Opened, $"Event {leaveAt}: {player.Left} of {player.Opened}.");
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_cancelled_run_is_cancelled_and_closes_the_connection(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        using var stop = new CancellationTokenSource();
        await using WirePlayer player = await WirePlayer.StartAsync(wire.Answer("Hel", "lo").StallAt(wire.Length("Hel")));
        var agent = new Agent(wire.Client(new(player.Url) { MaxRetries = 5 }));
        var events = new List<AgentEvent>();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (AgentEvent ev in agent.StreamAsync("Hi", null, stop.Token))
            {
                events.Add(ev);
                await (ev is ContentDelta ? stop.CancelAsync() : Task.CompletedTask);
            }
        });

        Assert.True(stop.IsCancellationRequested);
        Brackets.Check(events, Ending.Thrown);
        await player.ClosedAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal((1, 1), (player.Opened, player.Left));
    }

    private static WireAnswer Ended(string sent, Func<WireAnswer, long, WireAnswer> end) => end(WireAnswer.Sse(sent), Encoding.UTF8.GetByteCount(sent));

    private static async Task<(List<AgentEvent> Events, Exception? Failure)> ReadAsync(AgentStream stream, Action<AgentEvent>? onEvent = null)
    {
        var events = new List<AgentEvent>();
        try
        {
            await foreach (AgentEvent ev in stream)
            {
                events.Add(ev);
                onEvent?.Invoke(ev);
            }
        }
        catch (Exception failure)
        {
            return (events, failure);
        }

        return (events, null);
    }
}
