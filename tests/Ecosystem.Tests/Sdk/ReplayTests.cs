using System.Text.Json;
using GenFlow.Agents;
using GenFlow.Agents.Testing;
using GenFlow.Ecosystem.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.Ecosystem.Tests.Sdk;

/// <summary>What the official library sends again of what it was sent, through an agent's transcript.</summary>
public sealed class ReplayTests
{
    [Theory]
    [InlineData("thinking")]
    [InlineData("thinking-omitted")]
    [InlineData("thinking-redacted")]
    [InlineData("tool-with-caller")]
    public async Task Next_request_has_the_blocks_as_our_own_client_sends_them(string fixture)
    {
        JsonElement ours = await NextAsync(Sdk.Ours, fixture, throughJson: false);

        foreach (bool throughJson in new[] { false, true })
        {
            Assert.Equal(Blocks(ours), Blocks(await NextAsync(static url => Sdk.Client(url).WithEvents(), fixture, throughJson)));
            Assert.Equal(Blocks(ours), Blocks(await NextAsync(Sdk.Client, fixture, throughJson)));
        }
    }

    private static async Task<JsonElement> NextAsync(Func<Uri, IChatClient> createClient, string fixture, bool throughJson)
    {
        await using WirePlayer player = await WirePlayer.StartAsync(request => request.Number == 1 ? Fixture.Anthropic(fixture) : Fixture.Anthropic("text"));
        using IChatClient client = createClient(player.Url);
        var agent = new Agent(client) { Actions = Functions.All };
        var session = new AgentSession();
        await agent.RunAsync("Begin.", session);
        if (throughJson)
        {
            session = AgentSession.FromJson(session.ToJson());
        }

        await agent.RunAsync("Go on.", session);
        return player.Requests[^1].Json.GetProperty("messages");
    }

    // What makes a block what it is; where a call came from is the provider's own note, which only our client gives back.
    private static IReadOnlyList<string> Blocks(JsonElement messages) =>
        [.. messages.EnumerateArray().SelectMany(static message => message.GetProperty("content").EnumerateArray()).Select(static block => string.Join(
            ' ', block.EnumerateObject()
                .Where(static member => member.Name is not ("caller" or "cache_control" or "is_error" or "citations"))
                .OrderBy(static member => member.Name, StringComparer.Ordinal)
                .Select(static member => $"{member.Name}={TextOf(member.Value)}")))];

    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Concat(value.EnumerateArray().Select(static part => part.GetProperty("text").GetString())),
        _ => JsonSerializer.Serialize(value),
    };
}
