using System.Net;
using GenFlow.Agents.Testing;
using GenFlow.Models;
using GenFlow.Models.Http;
using GenFlow.Testing;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Faults;

/// <summary>A consumer that cancels, and one that stops reading.</summary>
public sealed class LeavingTests : IDisposable
{
    // A connection that is not closed at once stays open: this one would wait for the rest of an answer for ever, to keep it.
    private readonly HttpClient _patient = new(new SocketsHttpHandler
    {
        AutomaticDecompression = DecompressionMethods.All,
        MaxResponseDrainSize = int.MaxValue,
        ResponseDrainTimeout = Timeout.InfiniteTimeSpan,
    });

    public static TheoryData<string> Wires => FaultWire.Names;

    public void Dispose() => _patient.Dispose();

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_call_that_is_cancelled_before_it_begins_asks_nobody(string name)
    {
        await using WirePlayer player = await WirePlayer.StartAsync();

        Cancelled(await FaultRun.OfAsync(FaultWire.Of(name).Client(new(player.Url)), null, new CancellationToken(canceled: true)), new CancellationToken(canceled: true));
        Assert.Equal(0, player.Opened);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Cancelled_before_the_head_in_a_body_and_in_an_errors_body_it_is_the_callers_own(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        foreach (Func<ScriptGate, WireAnswer> answer in (Func<ScriptGate, WireAnswer>[])[
            WireAnswer.Silence.Wait,
            gate => wire.Answer("Hello").WaitAt(0, gate),
            gate => wire.Answer("Hel", "lo").WaitAt(wire.Length("Hel"), gate),
            gate => wire.Answer("Hel", "lo").WaitAt(wire.Length("Hel") + 3, gate),
            gate => wire.Answer("Hel", "lo").Gzip().WaitAt(15, gate),
            gate => WireAnswer.Error(500, "{}").WaitAt(1, gate)])
        {
            var gate = new ScriptGate();
            using var stop = new CancellationTokenSource();
            await using WirePlayer player = await WirePlayer.StartAsync(answer(gate));
            Task<FaultRun> run = FaultRun.OfAsync(wire.Client(new(player.Url) { HttpClient = _patient, MaxRetries = 5 }), null, stop.Token);
            await gate.Reached;
            await stop.CancelAsync();

            Cancelled(await run, stop.Token);
            await player.ClosedAsync().WaitAsync(TimeSpan.FromSeconds(30));
            Assert.Equal(1, player.Left);
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Cancelled_while_it_waits_for_a_retry_it_is_the_callers_own(string name)
    {
        var time = new VirtualTime();
        using var stop = new CancellationTokenSource();
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Error(429).Header("Retry-After", "17"));
        Task<FaultRun> run = FaultRun.OfAsync(FaultWire.Of(name).Client(new(player.Url) { Time = time, MaxRetries = 5 }), null, stop.Token);
        await time.TimerStartedAsync(TimeSpan.FromSeconds(17));
        await stop.CancelAsync();

        Cancelled(await run, stop.Token);
        Assert.Equal((1, 0), (player.Opened, time.ActiveTimers));
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Who_stops_reading_closes_the_connection_promptly(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        string more = string.Concat(Enumerable.Repeat(wire.Text("more"), 3_000));
        foreach (WireAnswer answer in (WireAnswer[])[
            wire.Answer("Hel", "lo").StallAt(wire.Length("Hel")),
            wire.Answer("Hel", "lo").StallAt(wire.Length("Hel") + 3),
            wire.Answer("Hel", "lo").InPieces(1).StallAt(wire.Length("Hel", "lo")),

            // More than is read at once waits in the buffers on the way, and then nothing.
            StallAtEnd(WireAnswer.Sse(wire.Begin + wire.Text("Hel") + more)),
            StallAtEnd(WireAnswer.Sse(wire.Begin + wire.Text("Hel") + more).InPieces(100)),
            StallAtEnd(WireAnswer.Sse(wire.Begin + wire.Text("Hel") + more).Gzip())])
        {
            foreach (bool cancels in (bool[])[false, true])
            {
                await LeaveAsync(wire, _patient, answer, cancels);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Who_stops_reading_an_answer_without_end_closes_the_connection(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        await LeaveAsync(wire, null, WireAnswer.Sse(wire.Begin + wire.Text("Hel")).Then(wire.Text("more"), 10_000_000), cancels: false);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task An_answer_that_fails_while_its_server_goes_on_closes_the_connection(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        WireAnswer answer = WireAnswer.Sse(wire.Begin + wire.Text("Hel") + "data: <html>\n\n" + wire.Text("lo"));
        await using WirePlayer player = await WirePlayer.StartAsync(StallAtEnd(answer));
        FaultRun run = await FaultRun.OfAsync(wire.Client(new(player.Url) { HttpClient = _patient }));

        Assert.Equal("Hel", run.Text);
        run.Error<ModelResponseException>();
        await player.ClosedAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(1, player.Left);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_connection_is_kept_for_the_next_call_where_the_answer_was_read(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        await using WirePlayer player = await WirePlayer.StartAsync(_ => wire.Answer("Hello"));
        HttpModelClient client = wire.Client(new(player.Url));
        for (int call = 0; call < 20; call++)
        {
            (await FaultRun.OfAsync(client)).Complete("Hello");
        }

        // The end of an answer may come behind its last event, and is then waited for beside the next calls.
        Assert.InRange(player.Connections, 1, 5);
    }

    private static async Task LeaveAsync(FaultWire wire, HttpClient? http, WireAnswer answer, bool cancels)
    {
        await using WirePlayer player = await WirePlayer.StartAsync(answer);
        using var stop = new CancellationTokenSource();
        await foreach (ModelDelta delta in wire.Client(new(player.Url) { HttpClient = http }).StreamAsync(FaultRun.Hi, new ChatOptions(), stop.Token))
        {
            if (delta.Kind == ModelDeltaKind.Text)
            {
                await (cancels ? stop.CancelAsync() : Task.CompletedTask);
                break;
            }
        }

        await player.ClosedAsync().WaitAsync(TimeSpan.FromSeconds(30));
        player.Verify();
        Assert.Equal(1, player.Left);
    }

    private static WireAnswer StallAtEnd(WireAnswer answer) => answer.StallAt(answer.Length);

    private static void Cancelled(FaultRun run, CancellationToken token) =>
        Assert.Equal(token, Assert.IsAssignableFrom<OperationCanceledException>(run.Problem).CancellationToken);
}
