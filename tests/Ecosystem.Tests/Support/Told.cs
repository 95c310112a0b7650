using GenFlow.Agents;
using GenFlow.Agents.Testing;
using GenFlow.Agents.Tests.Scenarios;
using Microsoft.Extensions.AI;

namespace GenFlow.Ecosystem.Tests.Support;

/// <summary>What an agent tells on a client, and what its provider was asked.</summary>
internal sealed record Told(Recording Recording, AgentSession Session, IReadOnlyList<WireRequest> Requests)
{
    public IReadOnlyList<string> Lines => Recording.Lines;

    public static async Task<Told> OfAsync(Func<Uri, IChatClient> createClient, params WireAnswer[] answers)
    {
        await using WirePlayer player = await WirePlayer.StartAsync(answers);
        using IChatClient client = createClient(player.Url);
        var session = new AgentSession();
        Recording recording = await Recording.OfAsync(new Agent(client) { Actions = Functions.All, MaxIterations = 3, MaxParallelActions = 1 }.StreamAsync("Go on.", session));
        return new(recording, session, player.Requests);
    }
}
