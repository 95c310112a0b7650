using System.Globalization;
using System.Text.Json;
using GenFlow.Agents.Testing;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>What providers keep of a request is good for the next one that begins with the same bytes.</summary>
public sealed class StablePrefixTests
{
    private const int Turns = 50;
    private const int ResultLength = 4_000;
    private static readonly ContextPolicy s_policy = new() { WholeResults = 3, LongResult = 1_000, HeadLength = 200, TailLength = 100, HighWater = 60_000, LowWater = 20_000 };

    [Theory]
    [InlineData(Wire.Anthropic)]
    [InlineData(Wire.Responses)]
    [InlineData(Wire.ChatCompletions)]
    public async Task Request_begins_with_the_bytes_of_the_one_before(Wire wire) =>
        Assert.Equal(0, await RewritesAsync(wire, policy: null));

    [Theory]
    [InlineData(Wire.Anthropic)]
    [InlineData(Wire.Responses)]
    [InlineData(Wire.ChatCompletions)]
    public async Task Old_results_are_shortened_in_few_steps(Wire wire) =>
        Assert.InRange(await RewritesAsync(wire, s_policy), 1, Turns * ResultLength / (s_policy.HighWater - s_policy.LowWater));

    // How many requests do not begin with the one before: each turn is a run of its own, of two calls.
    private static async Task<int> RewritesAsync(Wire wire, ContextPolicy? policy)
    {
        ScriptedModel model = ScriptedModel.Of(
            wire,
            [.. Enumerable.Range(0, Turns).SelectMany(turn => new Reply[]
            {
                (wire == Wire.ChatCompletions ? new Reply() : new Reply().Thought("I look.").Signature("c2ln")).Text("Wait.").Action($"c{turn}", "look", "{}").Action($"d{turn}", "note", "{}"),
                new Reply().Text($"That was {turn}."),
            })]);
        var session = new AgentSession();
        int calls = 0;
        var look = new TestAction("look", (_, _) => TestAction.Text(Result(Interlocked.Increment(ref calls))));
        for (int turn = 0; turn < Turns; turn++)
        {
            // Half of them as after a restart.
            session = turn % 2 == 0 ? session : AgentSession.FromJson(session.ToJson());
            var agent = new Agent(model.Client) { SystemPrompt = "Be brief.", Actions = [look, TestAction.Echo("note")], ContextPolicy = policy };
            await agent.RunAsync($"Question {turn}", session);
        }

        int rewrites = 0;
        IReadOnlyList<JsonElement> bodies = model.Bodies;
        Assert.Equal(2 * Turns, bodies.Count);
        for (int number = 1; number < bodies.Count; number++)
        {
            JsonElement before = bodies[number - 1];
            JsonElement after = bodies[number];
            Assert.Equal(Head(before), Head(after));
            List<string> had = Said(before);
            Assert.InRange(had.Count, 1, Said(after).Count - 1);
            rewrites += had.SequenceEqual(Said(after).Take(had.Count)) ? 0 : 1;
        }

        return rewrites;
    }

    // All but the conversation, in the order in which it is written.
    private static string Head(JsonElement body) =>
        string.Join('\n', body.EnumerateObject().Where(static member => member.Name is not ("messages" or "input")).Select(static member => $"{member.Name}: {member.Value.GetRawText()}"));

    private static List<string> Said(JsonElement body) =>
        [.. (body.TryGetProperty("messages", out JsonElement messages) ? messages : body.GetProperty("input")).EnumerateArray().Select(static message => message.GetRawText())];

    private static string Result(int number) => JsonSerializer.Serialize(
        Enumerable.Range(0, ResultLength / 20).Select(line => new { line = line.ToString("000", CultureInfo.InvariantCulture), number }).Take(ResultLength / 27));
}
