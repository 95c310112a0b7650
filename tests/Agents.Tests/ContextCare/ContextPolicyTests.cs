using GenFlow.Agents.Testing;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>What a model is given of old results.</summary>
public sealed class ContextPolicyTests
{
    // Steps at each result that gets old.
    private static readonly ContextPolicy s_small = new() { WholeResults = 2, LongResult = 300, HeadLength = 20, TailLength = 10, HighWater = 100, LowWater = 99 };

    [Fact]
    public async Task Old_long_result_is_shortened_to_its_beginning_and_end()
    {
        string text = "The beginning of it." + new string('.', 500) + "is the end";

        IReadOnlyList<string> given = await ResultsAsync(s_small, text, "b", "c");

        Assert.Equal(["The beginning of it.\n[… 500 characters of this earlier result are left out here. Call look again if you need them. …]\nis the end", "b", "c"], given);
    }

    [Fact]
    public async Task Newest_results_and_short_ones_stay_whole()
    {
        string[] results = [new string('a', 300), new string('b', 301), new string('c', 301), new string('d', 301)];

        IReadOnlyList<string> given = await ResultsAsync(s_small, results);

        Assert.Equal([300, 301, 301], new[] { given[0], given[2], given[3] }.Select(static text => text.Length));
        Assert.True(given[1].Length < 200);
    }

    [Fact]
    public async Task Pair_is_not_cut_at_either_place()
    {
        string text = new string('a', 19) + string.Concat(Enumerable.Repeat("😀", 200)) + new string('z', 9);

        string given = (await ResultsAsync(s_small, text, "b", "c"))[0];

        Assert.StartsWith(new string('a', 19) + "\n[… 400 characters", given, StringComparison.Ordinal);
        Assert.EndsWith("…]\n" + new string('z', 9), given, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_stay_and_so_do_numbers_and_ids()
    {
        var model = new ScriptedModelStream(
            new Reply().Action("c1", "fail", "{}").Action("c2", "look", "{}"),
            new Reply().Action("c3", "look", "{}"),
            new Reply().Action("c4", "look", "{}"),
            "done");
        string longText = new('x', 1000);
        var agent = new Agent(model)
        {
            Actions = [new TestAction("fail", (_, _) => throw new InvalidOperationException(longText)), new TestAction("look", (_, _) => TestAction.Text(longText))],
            ContextPolicy = s_small,
        };

        await agent.RunAsync("Go");

        ScriptedRequest last = model.Requests[^1];
        Transcript.Check(last.Messages);
        FunctionResultContent[] results = [.. last.Messages.SelectMany(static message => message.Contents).OfType<FunctionResultContent>()];
        Assert.Equal(["c1", "c2", "c3", "c4"], results.Select(static result => result.CallId));
        Assert.Contains(longText, (string)results[0].Result!, StringComparison.Ordinal);
        Assert.NotNull(results[0].Exception);
        Assert.Contains("left out", (string)results[1].Result!, StringComparison.Ordinal);
        Assert.Equal(longText, results[2].Result);
    }

    [Fact]
    public async Task Result_of_an_exit_stays()
    {
        var session = new AgentSession();
        string longText = new('x', 1000);
        for (int turn = 0; turn < 4; turn++)
        {
            var model = new ScriptedModelStream(new Reply().Action($"c{turn}", "leave", "{}"));
            await new Agent(model) { Actions = [Leave(longText)], ContextPolicy = s_small }.RunAsync("Go", session);
        }

        var last = new ScriptedModelStream("done");
        await new Agent(last) { Actions = [Leave(longText)], ContextPolicy = s_small }.RunAsync("Go", session);

        Assert.All(Results(last.Requests[0]), text => Assert.Equal(longText, text));
    }

    [Fact]
    public async Task Exit_that_hands_over_in_a_chain_stays_for_the_agents_behind_it()
    {
        string longText = new('x', 1000);
        var model = Looking(4, _ => longText);
        var chain = new Chain(
            new Agent(new ScriptedModelStream(new Reply().Action("c", "leave", "{}"))) { Actions = [Leave(longText)] },
            new Agent(model.Model) { Actions = [model.Look], ContextPolicy = s_small });

        await chain.RunAsync("Go");

        Assert.Equal(longText, Results(model.Model.Requests[^1])[0]);
        Assert.Contains("left out", Results(model.Model.Requests[^1])[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_keeps_everything_and_what_was_given_before_does_not_change()
    {
        var model = Looking(6, _ => new string('x', 1000));
        var session = new AgentSession();

        await new Agent(model.Model) { Actions = [model.Look], ContextPolicy = s_small }.RunAsync("Go", session);

        Assert.All(session.Messages.SelectMany(static message => message.Actions), static action => Assert.Equal(1000, action.Result!.Length));
        Assert.Equal([1000, 1000], Results(model.Model.Requests[2]).Select(static text => text.Length));
        Assert.Equal(4, Results(model.Model.Requests[^1]).Count(static text => text.Length < 1000));
    }

    [Fact]
    public async Task Without_a_policy_everything_is_given()
    {
        var model = Looking(30, _ => new string('x', 20_000));

        await new Agent(model.Model) { Actions = [model.Look], MaxIterations = 40 }.RunAsync("Go");

        Assert.All(Results(model.Model.Requests[^1]), static text => Assert.Equal(20_000, text.Length));
    }

    [Fact]
    public async Task Action_that_is_not_there_or_must_be_approved_is_not_named_again()
    {
        var model = Looking(3, _ => new string('x', 1000));
        var session = new AgentSession();
        await new Agent(model.Model) { Actions = [model.Look] }.RunAsync("Go", session);
        var asking = new TestAction("look", static (_, _) => TestAction.Text(""), new() { RequiresApproval = true });

        foreach (Agent agent in new[] { new Agent(new ScriptedModelStream("done")) { ContextPolicy = s_small }, new(new ScriptedModelStream("done")) { Actions = [asking], Approve = static (_, _) => new(new ActionApproval(true)), ContextPolicy = s_small } })
        {
            await agent.RunAsync("On", AgentSession.FromJson(session.ToJson()));

            string given = Results(((ScriptedModelStream)agent.Client).Requests[0])[0];
            Assert.Contains("are left out here. …]", given, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Results_that_may_not_be_shortened_cause_no_step_in_each_call()
    {
        // The newest hold more than the mark all the time.
        var policy = new ContextPolicy { WholeResults = 4, LongResult = 1000, HeadLength = 100, TailLength = 100, HighWater = 10_000, LowWater = 5_000 };
        var model = Looking(40, _ => new string('x', 3_000));

        await new Agent(model.Model) { Actions = [model.Look], MaxIterations = 50, ContextPolicy = policy }.RunAsync("Go");

        int steps = model.Model.Requests.Zip(model.Model.Requests.Skip(1)).Count(static pair => !IsBeginning(pair.First, pair.Second));
        Assert.InRange(steps, 2, 40 * 3_000 / 5_000);
    }

    [Fact]
    public async Task Later_run_and_a_session_kept_as_JSON_are_given_the_same()
    {
        for (int seed = 0; seed < 30; seed++)
        {
            var random = new Random(seed);
            var policy = new ContextPolicy { WholeResults = random.Next(5), LongResult = 300, HeadLength = random.Next(60), TailLength = random.Next(40), HighWater = 500 + random.Next(4_000), LowWater = random.Next(500) };
            var model = Looking(1 + random.Next(25), _ => new string('x', random.Next(1_500)), random.Next(1, 4));
            var session = new AgentSession();
            await new Agent(model.Model) { Actions = [model.Look], MaxIterations = 50, ContextPolicy = policy }.RunAsync("Go", session);
            var on = new ScriptedModelStream("done", "done");

            await new Agent(on) { Actions = [model.Look], ContextPolicy = policy }.RunAsync("On", AgentSession.FromJson(session.ToJson()));
            await new Agent(on) { Actions = [model.Look], ContextPolicy = policy }.RunAsync("On", session);

            ScriptedRequest live = model.Model.Requests[^1];
            Assert.True(IsBeginning(live, on.Requests[0]), $"seed {seed}");
            Assert.Equal(Results(on.Requests[0]), Results(on.Requests[1]));
        }
    }

    [Theory]
    [InlineData(20, 10, 229, 2, 1)]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue, 2, 1)]
    [InlineData(20, 10, 300, 5, 5)]
    public void Policy_that_cannot_be_kept_is_refused(int head, int tail, int longResult, int high, int low) =>
        Assert.Throws<AgentConfigurationException>(() => new Agent(new ScriptedModelStream("a"))
        {
            ContextPolicy = new() { HeadLength = head, TailLength = tail, LongResult = longResult, HighWater = high, LowWater = low },
        });

    [Fact]
    public void Default_policy_can_be_kept() => Assert.NotNull(new Agent(new ScriptedModelStream("a")) { ContextPolicy = new() }.ContextPolicy);

    internal static bool IsBeginning(ScriptedRequest first, ScriptedRequest second) =>
        first.Messages.Select(Line).SequenceEqual(second.Messages.Take(first.Messages.Count).Select(Line));

    private static TestAction Leave(string text) => new("leave", (_, _) => TestAction.Text(text), new() { IsExit = true });

    private static string Line(ChatMessage message) => System.Text.Json.JsonSerializer.Serialize(message.Contents, AIJsonUtilities.DefaultOptions);

    private static IReadOnlyList<string> Results(ScriptedRequest request) =>
        [.. request.Messages.SelectMany(static message => message.Contents).OfType<FunctionResultContent>().Select(static result => (string)result.Result!)];

    private static async Task<IReadOnlyList<string>> ResultsAsync(ContextPolicy policy, params string[] results)
    {
        var model = Looking(results.Length, number => results[number]);
        await new Agent(model.Model) { Actions = [model.Look], ContextPolicy = policy }.RunAsync("Go");
        return Results(model.Model.Requests[^1]);
    }

    private static (ScriptedModelStream Model, TestAction Look) Looking(int turns, Func<int, string> result, int atOnce = 1)
    {
        int calls = -1;
        Reply[] replies =
        [
            .. Enumerable.Range(0, turns).Select(turn => Enumerable.Range(0, atOnce).Aggregate(new Reply(), (reply, number) => reply.Action($"c{turn}-{number}", "look", "{}"))),
            new Reply().Text("done"),
        ];
        return (new ScriptedModelStream(replies), new TestAction("look", (_, _) => TestAction.Text(result(Interlocked.Increment(ref calls)))));
    }
}
