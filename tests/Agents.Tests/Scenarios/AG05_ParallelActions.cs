using System.Text.Json;
using GenFlow.Agents.Testing;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG05_ParallelActions
{
    [Theory]
    [Wires("sequential")]
    [Wires("interleaved")]
    [Wires("at once")]
    [InlineData(Wire.WholeCalls, "in one chunk")]
    public async Task AG05_two_parallel_actions_keep_their_own_arguments_and_their_results_are_in_order(Wire wire, string arrival)
    {
        var oslo = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var find = new TestAction("find", async (args, _) =>
        {
            if (args.City == "Rome")
            {
                // The first ends last.
                await oslo.Task;
            }

            return new ActionOutput { Text = $"in {args.City}" };
        });
        ScriptedModel model = ScriptedModel.Of(wire, Calls(arrival), "There.");
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(new Agent(model.Client) { Actions = [find] }.StreamAsync("Where?", session), ev =>
        {
            if (ev is ActionExecuted { ActionId: "c2" })
            {
                oslo.SetResult();
            }
        });

        Assert.Null(run.Failure);
        Assert.Equal(["c2", "c1"], run.Events.OfType<ActionExecuted>().Select(static executed => executed.ActionId));
        Assert.Equal(["{\"city\":\"Rome\"}", "{\"city\":\"Oslo\"}"], run.Events.OfType<ActionEnd>().OrderBy(static end => end.Id).Select(static end => JsonSerializer.Serialize(end.Body)));
        Assert.Equal(["in Rome", "in Oslo"], model.Requests[1].Results.Select(static result => result.Text));
        Assert.Equal("Assistant Actions c1 find {\"city\":\"Rome\"} → 'in Rome' | c2 find {\"city\":\"Oslo\"} → 'in Oslo'", Transcript.Lines(session)[1]);
        Transcript.Check(model.Requests[1].Messages);
    }

    private static Reply Calls(string arrival) => arrival switch
    {
        "sequential" => new Reply().Action("c1", "find", "{\"city\":", "\"Rome\"}").Action("c2", "find", "{\"city\":", "\"Oslo\"}"),
        "interleaved" => new Reply().Interleaved(
            new Reply().Action("c1", "find", "{\"ci", "ty\":\"R", "ome\"}"), new Reply().Action("c2", "find", "{\"city\":\"", "Os", "lo\"}")),
        "at once" => new Reply().Interleaved(new Reply().Action("c1", "find", "{\"city\":\"Rome\"}"), new Reply().Action("c2", "find", "{\"city\":\"Oslo\"}")),
        _ => new Reply().Update(new ChatResponseUpdate(ChatRole.Assistant, [Call("c1", "Rome"), Call("c2", "Oslo")]) { FinishReason = ChatFinishReason.ToolCalls }),
    };

    private static FunctionCallContent Call(string id, string city) => new(id, "find", new Dictionary<string, object?> { ["city"] = city });

    [Theory]
    [InlineData(Wire.Deltas)]
    [InlineData(Wire.ChatCompletions)] // Of the providers only its many likes leave ids out.
    public async Task AG05_calls_without_an_id_or_with_one_id_are_told_apart_in_all_turns_of_a_session(Wire wire)
    {
        Reply calls = new Reply().Action("", "find", "{}").Action("", "find", "{}").Action("call", "find", "{}");
        ScriptedModel model = ScriptedModel.Of(wire, calls, calls, "There.", calls, "There.");
        var agent = new Agent(model.Client) { Actions = [TestAction.Echo("find")] };
        var session = new AgentSession();

        await Recording.OfAsync(agent.StreamAsync("Where?", session));
        await Recording.OfAsync(agent.StreamAsync("And now?", session));

        Assert.Equal(9, session.Messages.SelectMany(static message => message.Actions).Select(static action => action.Id).Distinct().Count());
        Transcript.Check(session);
        Assert.All(model.Requests, static request => Transcript.Check(request.Messages));
    }

    [Fact]
    public async Task AG05_a_call_in_whose_block_another_begins_is_complete()
    {
        Reply reply = new Reply().Delta(
            Models.ModelDelta.ActionStart(0, "c1", "find"), Models.ModelDelta.ActionFragment(0, "{}"), Models.ModelDelta.ActionStart(0, "c2", "find"), Models.ModelDelta.BlockEnd(0));
        var model = new ScriptedModelStream(reply, "There.");

        Recording run = await Recording.OfAsync(new Agent(model) { Actions = [TestAction.Echo("find")] }.StreamAsync("Where?"));

        Assert.Equal(["ActionStart c1 find", "ActionDelta c1 {}", "ActionEnd c1 {}", "ActionStart c2 find", "ActionEnd c2 {}"], run.Lines.Skip(1).Take(5));
        Assert.Equal(2, model.Requests[1].Results.Count);
    }
}
