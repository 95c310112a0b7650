using GenFlow.Agents.Testing;
using GenFlow.Models;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG26_ManyConversations
{
    private const int Conversations = 1_000;
    private const int ConversationsOfWires = 200;

    [Theory]
    [Wires]
    public async Task AG26_many_conversations_on_one_agent_never_mix(Wire wire)
    {
        var find = new TestAction("find", static async (args, _) =>
        {
            await Task.Yield();
            return new ActionOutput { Text = $"found {args.City}" };
        });
        Func<ScriptedRequest, Reply> answer = static request => request.Results is [.., var result]
            ? new Reply().Text($"{request.UserText}: ", result.Text).Usage(2, 1)
            : new Reply().Thought(request.UserText).Action("c", "find", "{\"city\":", $"\"{request.UserText}\"}}").Usage(1, 1);
        var agent = new Agent(ScriptedModel.Of(wire, answer).Client) { Actions = [find] };

        // On wires of bytes there is more to do for each, and the loopback tests of the clients have the thousand.
        int conversations = wire is Wire.Deltas or Wire.WholeCalls ? Conversations : ConversationsOfWires;
        AgentSession[] sessions = [.. Enumerable.Range(0, conversations).Select(static _ => new AgentSession())];

        await Parallel.ForEachAsync(Enumerable.Range(0, conversations), new ParallelOptions { MaxDegreeOfParallelism = conversations }, async (number, token) =>
        {
            for (int turn = 1; turn <= 2; turn++)
            {
                Recording run = await Recording.OfAsync(agent.StreamAsync($"{number}.{turn}", sessions[number], token));
                Assert.Null(run.Failure);
                Assert.Equal($"{number}.{turn}: found {number}.{turn}", run.Response.Text);
            }
        });

        for (int number = 0; number < conversations; number++)
        {
            Assert.Equal(
                [.. Enumerable.Range(1, 2).SelectMany(turn => new[]
                {
                    $"User Unknown '{number}.{turn}'",
                    $"Assistant Actions thought '{number}.{turn}'  | {(turn == 1 ? "c" : "c-2")} find {{\"city\":\"{number}.{turn}\"}} → 'found {number}.{turn}'",
                    $"Assistant EndOfTurn '{number}.{turn}: found {number}.{turn}'",
                })],
                Transcript.Lines(sessions[number]));
            Assert.Equal(new Usage(6, 4), sessions[number].Usage);
            Transcript.Check(sessions[number]);
        }

        Assert.Equal(2 * conversations, find.Calls);
        Assert.Equal(4 * conversations, sessions.SelectMany(static session => session.Messages).Where(static message => message.Role == AgentRole.Assistant).Select(static message => message.Id).Distinct().Count());
    }

    [Theory]
    [Wires]
    public async Task AG26_a_second_run_on_a_session_in_use_is_refused_and_the_first_goes_on(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Text("one"), new Reply().Text("two"));
        var agent = new Agent(model.Client);
        var session = new AgentSession();
        await using IAsyncEnumerator<AgentEvent> first = agent.StreamAsync("Hi", session).GetAsyncEnumerator();
        Assert.True(await first.MoveNextAsync());

        Assert.IsType<SessionInUseException>((await Recording.OfAsync(agent.StreamAsync("Me too", session))).Failure);
        await Assert.ThrowsAsync<SessionInUseException>(() => agent.RunAsync(session));

        while (await first.MoveNextAsync())
        {
        }

        Assert.Equal(["User Unknown 'Hi'", "Assistant EndOfTurn 'one'"], Transcript.Lines(session));
        Assert.Equal("two", (await agent.RunAsync("Now me", session)).Text);
    }

    [Fact]
    public async Task AG26_agents_that_begin_many_runs_at_once_have_one_roster()
    {
        for (int round = 0; round < 50; round++)
        {
            var agent = new Agent(new ScriptedModelStream()) { Actions = [TestAction.Echo("find")] };
            using var barrier = new Barrier(4);
            object[] rosters = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    barrier.SignalAndWait();
                    return (object)agent.Roster;
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));
            Assert.All(rosters, roster => Assert.Same(rosters[0], roster));
        }
    }
}
