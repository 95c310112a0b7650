using System.Text.RegularExpressions;
using GenFlow.Agents;
using GenFlow.Agents.Testing;
using GenFlow.Models.Http;

namespace GenFlow.Providers.Tests.Faults;

[Collection(nameof(Alone))]
public sealed partial class ManyAgentsTests
{
    private const int Agents = 1_000;

    public static TheoryData<string> Wires => FaultWire.Names;

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_thousand_agents_that_stream_at_once_lose_nothing_and_mix_nothing(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        var all = new ScriptGate();
        int asked = 0;
        await using WirePlayer player = await WirePlayer.StartAsync(request =>
        {
            string turn = Turn().Matches(request.Text)[^1].Value;
            string begin = wire.Begin + wire.Text($"{turn}:");
            string rest = string.Concat(Enumerable.Range(0, 10).Select(piece => wire.Text($" {turn}/{piece} Grüße 🚀"))) + wire.End;
            if (Interlocked.Increment(ref asked) == Agents)
            {
                all.Open();
            }

            // In their first turn all wait for all in the middle of their answers.
            return WireAnswer.Sse(begin + rest).InPieces(200).WaitAt(wire.Length($"{turn}:"), all);
        });
        player.KeepsRequests = false;
        HttpModelClient client = wire.Client(new(player.Url));
        AgentSession[] sessions = [.. Enumerable.Range(0, Agents).Select(static _ => new AgentSession())];

        await Task.WhenAll(sessions.Select(async (session, number) =>
        {
            var agent = new Agent(client);
            for (int turn = 1; turn <= 2; turn++)
            {
                string streamed = "";
                await foreach (AgentEvent ev in agent.StreamAsync($"<{number}.{turn}>", session))
                {
                    streamed += (ev as ContentDelta)?.Delta;
                }

                Assert.Equal(Expected(number, turn), streamed);
            }
        }));

        await player.ClosedAsync();
        Assert.Equal((2 * Agents, 2 * Agents, 0), (player.Opened, player.Closed, player.Left));
        player.Verify();
        for (int number = 0; number < Agents; number++)
        {
            Assert.Equal(
                [$"<{number}.1>", Expected(number, 1), $"<{number}.2>", Expected(number, 2)],
                sessions[number].Messages.Select(static message => message.Text));
        }
    }

    private static string Expected(int number, int turn) =>
        $"<{number}.{turn}>:" + string.Concat(Enumerable.Range(0, 10).Select(piece => $" <{number}.{turn}>/{piece} Grüße 🚀"));

    // The last that is asked is the user's; the answers before it have some too.
    [GeneratedRegex(@"<\d+\.\d+>")]
    private static partial Regex Turn();
}
