using GenFlow.Agents.Testing;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG03_Arguments
{
    private static readonly string[] s_fragments = ["{\"ci", "ty\"", ":\"Os", "lo\",", "\"cou", "nt\":", "1", "2}"];

    [Theory]
    [Wires]
    public async Task AG03_an_action_in_eight_fragments_runs_once_under_one_id(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Action("c1", "find", s_fragments).Usage(10, 5), new Reply().Text("There.").Usage(20, 6));
        TestAction find = TestAction.Echo("find");
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(new Agent(model.Client) { Actions = [find] }.StreamAsync("Where?", session));

        run.Shows(
            wire,
            [
                "MessageStart",
                "ActionStart c1 find",
                .. s_fragments.Select(static fragment => $"ActionDelta c1 {fragment}"),
                "ActionEnd c1 {\"city\":\"Oslo\",\"count\":12}",
                "UsageUpdated 10+5 of 10+5 Actions",
                "ActionExecutionStart c1",
                "ActionExecuted c1 'find of Oslo'",
                "MessageEnd ''",
                "MessageStart",
                "ContentDelta 'There.'",
                "UsageUpdated 20+6 of 30+11 EndOfTurn",
                "MessageEnd 'There.'",
                "AgentCompleted Completed",
            ]);
        Assert.Equal(1, find.Calls);
        Assert.Equal(2, run.Response.Iterations);
        Assert.Equal(["find"], model.Requests[0].Tools);
        ScriptedResult result = Assert.Single(model.Requests[1].Results);
        Assert.Equal(("c1", "find of Oslo"), (result.Id, result.Text));
        Transcript.Check(model.Requests[1].Messages);
        Assert.Equal(
            ["User Unknown 'Where?'", "Assistant Actions c1 find {\"city\":\"Oslo\",\"count\":12} → 'find of Oslo'", "Assistant EndOfTurn 'There.'"],
            Transcript.Lines(session));
    }

    [Theory]
    [Wires(Except = [Wire.WholeCalls])] // Its calls arrive whole.
    public async Task AG03_the_typed_partial_arguments_grow_and_never_shrink(Wire wire)
    {
        const string Json = """{"city":"Os\u006co æ","count":123}""";
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Action("c1", "find", Reply.Pieces(Json, 1)), "There.");
        List<(string? City, string Count)> seen = [];

        Recording run = await Recording.OfAsync(new Agent(model.Client) { Actions = [TestAction.Echo("find")] }.StreamAsync("Where?"), ev =>
        {
            if (ev is ActionDelta { Partial: TestArgs.Partial partial })
            {
                seen.Add((partial.City, partial.Count));
            }
        });

        for (int index = 1; index < seen.Count; index++)
        {
            Assert.StartsWith(seen[index - 1].City ?? "", seen[index].City ?? "", StringComparison.Ordinal);
            Assert.StartsWith(seen[index - 1].Count, seen[index].Count, StringComparison.Ordinal);
        }

        Assert.Equal(Json.Length, seen.Count);
        Assert.Equal(("Oslo æ", "123"), seen[^1]);
        Assert.Equal([null, "", "O", "Os", "Osl", "Oslo", "Oslo ", "Oslo æ"], seen.Select(static partial => partial.City).Distinct());

        // What an event shows does not change when more has come.
        Assert.Equal(seen, run.Events.OfType<ActionDelta>().Select(static delta => (TestArgs.Partial)delta.Partial!).Select(static partial => (partial.City, partial.Count)));
    }
}
