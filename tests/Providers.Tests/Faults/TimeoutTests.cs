using GenFlow.Agents.Testing;
using GenFlow.Models;
using GenFlow.Testing;

namespace GenFlow.Providers.Tests.Faults;

public sealed class TimeoutTests
{
    private readonly VirtualTime _time = new();

    public static TheoryData<string> Wires => FaultWire.Names;

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_server_that_does_not_begin_to_answer_is_left_and_asked_again(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        var asked = new ScriptGate();
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Silence.Wait(asked), wire.Answer("Hello"));
        Task<FaultRun> run = FaultRun.OfAsync(wire.Client(Options(player) with { MaxRetries = 1, RetryDelay = TimeSpan.Zero }));
        await asked.Reached;
        _time.Advance(FaultOptions.ConnectTimeout);

        (await run).Complete("Hello");
        await player.ClosedAsync();
        Assert.Equal(1, player.Left);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_server_that_never_begins_to_answer_is_a_timeout_that_names_the_limit(string name)
    {
        var asked = new ScriptGate();
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Silence.Wait(asked));
        Task<FaultRun> run = FaultRun.OfAsync(FaultWire.Of(name).Client(Options(player)));
        await asked.Reached;
        _time.Advance(FaultOptions.ConnectTimeout - TimeSpan.FromTicks(1));
        Assert.False(run.IsCompleted);
        _time.Advance(TimeSpan.FromTicks(1));

        ModelTimeoutException error = (await run).Error<ModelTimeoutException>();
        Assert.True(error.IsTransient);
        Assert.Contains("61 s (ConnectTimeout)", error.Message, StringComparison.Ordinal);
        await player.ClosedAsync();
        Assert.Equal(0, _time.ActiveTimers);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Silence_behind_the_head_is_asked_again_and_silence_behind_an_event_is_told(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        WireAnswer whole = wire.Answer("Hel", "lo");
        var first = new ScriptGate();
        var second = new ScriptGate();
        await using WirePlayer player = await WirePlayer.StartAsync(
            WireAnswer.Sse(wire.Ping).WaitAt(wire.Ping.Length, first), whole.WaitAt(wire.Length("Hel"), second));
        Task<FaultRun> run = FaultRun.OfAsync(wire.Client(Options(player) with { MaxRetries = 3, RetryDelay = TimeSpan.Zero }));
        await IdleAsync(first, run);
        await IdleAsync(second, run);

        Assert.Equal("Hel", (await run).Text);
        ModelTimeoutException error = (await run).Error<ModelTimeoutException>();
        Assert.True(error.IsTransient);
        Assert.Contains("301 s (IdleTimeout)", error.Message, StringComparison.Ordinal);
        await player.ClosedAsync();
        Assert.Equal((2, 0), (player.Left, _time.ActiveTimers));
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task An_error_whose_body_stalls_is_a_timeout(string name)
    {
        var gate = new ScriptGate();
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Error(500, "{\"error\":{}}").WaitAt(3, gate));
        Task<FaultRun> run = FaultRun.OfAsync(FaultWire.Of(name).Client(Options(player)));
        await IdleAsync(gate, run);

        (await run).Error<ModelTimeoutException>();
        await player.ClosedAsync();
        Assert.Equal((1, 0), (player.Left, _time.ActiveTimers));
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Pings_keep_an_answer_that_takes_long(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        WireAnswer answer = WireAnswer.Sse(wire.Begin + wire.Text("Hel"));
        for (int ping = 0; ping < 5; ping++)
        {
            answer = answer.Then(wire.Ping).DelayAt(answer.Length, TimeSpan.FromSeconds(300), _time);
        }

        await using WirePlayer player = await WirePlayer.StartAsync(answer.Then(wire.Text("lo") + wire.End));
        Task<FaultRun> run = FaultRun.OfAsync(wire.Client(Options(player)));
        for (int ping = 0; ping < 5; ping++)
        {
            // The client has read the ping when its timer is no longer the first to be due.
            while (_time.NextDue - _time.Elapsed != TimeSpan.FromSeconds(300))
            {
                Assert.False(run.IsCompleted);
                await Task.Yield();
            }

            _time.Advance(TimeSpan.FromSeconds(300));
        }

        (await run).Complete("Hello");
        Assert.Equal(0, _time.ActiveTimers);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task The_total_time_goes_on_while_nobody_reads(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        await using WirePlayer player = await WirePlayer.StartAsync(wire.Answer("Hel", "lo").StallAt(wire.Length("Hel")));
        FaultRun run = await FaultRun.OfAsync(wire.Client(Options(player)), delta => _time.Advance(delta.Kind == ModelDeltaKind.Text ? FaultOptions.LongestTime : TimeSpan.Zero));

        Assert.Contains("3601 s (TotalTimeout)", run.Error<ModelTimeoutException>().Message, StringComparison.Ordinal);
        await player.ClosedAsync();
        Assert.Equal((1, 0), (player.Left, _time.ActiveTimers));
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task The_total_time_holds_for_all_attempts_together(string name)
    {
        var asked = new ScriptGate();
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Error(500).Delay(TimeSpan.FromSeconds(60), _time), WireAnswer.Silence.Wait(asked));
        Task<FaultRun> run = FaultRun.OfAsync(FaultWire.Of(name).Client(Options(player) with { MaxRetries = 100, RetryDelay = TimeSpan.Zero, TotalTimeout = TimeSpan.FromSeconds(100) }));
        await _time.TimerStartedAsync(TimeSpan.FromSeconds(60));
        _time.Advance(TimeSpan.FromSeconds(60));
        await asked.Reached;
        _time.Advance(TimeSpan.FromSeconds(40));

        Assert.Contains("100 s (TotalTimeout)", (await run).Error<ModelTimeoutException>().Message, StringComparison.Ordinal);
    }

    private FaultOptions Options(WirePlayer player) => new(player.Url) { Time = _time };

    // What was sent has been read when the client waits again, and nothing more comes.
    private async Task IdleAsync(ScriptGate gate, Task run)
    {
        await gate.Reached;
        var w = System.Diagnostics.Stopwatch.StartNew();
        while (!run.IsCompleted && _time.NextDue - _time.Elapsed != FaultOptions.IdleTimeout)
        {
            if (w.Elapsed > TimeSpan.FromSeconds(5)) throw new Exception($"{_time.NextDue} {_time.Elapsed} {_time.ActiveTimers}");
            await Task.Yield();
        }

        _time.Advance(FaultOptions.IdleTimeout);
    }
}
