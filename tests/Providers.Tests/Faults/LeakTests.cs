using GenFlow.Agents.Testing;
using GenFlow.Models;
using GenFlow.Models.Http;
using GenFlow.Testing;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Faults;

[Collection(nameof(Alone))]
public sealed class LeakTests
{
    private const int Rounds = 300;

    public static TheoryData<string> Wires => FaultWire.Names;

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Faults_of_all_kinds_leave_no_memory_no_connection_no_timer_and_no_lost_error(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        WireAnswer whole = wire.Answer("Hel", "lo");
        long first = wire.Length("Hel");
        WireAnswer[] answers =
        [
            whole, WireAnswer.Error(500, "no"), WireAnswer.Error(429, "{}"), WireAnswer.Reset, whole.ResetAt(0), whole.ResetAt(first), whole.CloseAt(first + 3), whole.EndAt(first),
            whole.StallAt(first), WireAnswer.Sse(wire.Begin + wire.Text("Hel") + "data: <p>\n\n").StallAt(first + 11), WireAnswer.Raw("what?"u8.ToArray()), whole.Header("Content-Encoding", "gzip"),
        ];
        var lost = new List<Exception>();
        void Keep(object? sender, UnobservedTaskExceptionEventArgs problem) => lost.Add(problem.Exception);
        var time = new VirtualTime();
        await using WirePlayer player = await WirePlayer.StartAsync(request => answers[request.Number % answers.Length]);
        player.KeepsRequests = false;
        HttpModelClient client = wire.Client(new(player.Url) { Time = time, MaxRetries = 1, RetryDelay = TimeSpan.Zero });

        // What the tests before have left behind is not ours.
        await RoundsAsync(client, 5 * answers.Length);
        Settle();
        TaskScheduler.UnobservedTaskException += Keep;
        long before = Settle();
        await RoundsAsync(client, Rounds);
        await player.ClosedAsync().WaitAsync(TimeSpan.FromSeconds(30));
        long after = Settle();
        TaskScheduler.UnobservedTaskException -= Keep;

        Assert.Empty(lost);
        Assert.Equal((player.Opened, 0), (player.Closed, time.ActiveTimers));
        Assert.True(after - before < 1 << 20, $"{after - before} bytes more after {Rounds} calls.");
        Assert.InRange(player.Connections, 0, 30);
    }

    // Each call is read until it has said something, and left there: what stalls would go on.
    private static async Task RoundsAsync(HttpModelClient client, int rounds)
    {
        for (int round = 0; round < rounds; round++)
        {
            try
            {
                await foreach (ModelDelta delta in client.StreamAsync(FaultRun.Hi, new ChatOptions()))
                {
                    if (delta.Kind == ModelDeltaKind.Text)
                    {
                        break;
                    }
                }
            }
            catch (ModelException)
            {
            }
        }
    }

    private static long Settle()
    {
        long bytes = 0;
        for (int turn = 0; turn < 3; turn++)
        {
            bytes = GC.GetTotalMemory(forceFullCollection: true);
            GC.WaitForPendingFinalizers();
        }

        return bytes;
    }
}
