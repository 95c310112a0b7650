using GenFlow.Agents.Testing;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG04_NoArguments
{
    [Theory]
    [Wires]
    [Wires("")]
    [Wires("", "")]
    [Wires(" ", Except = [Wire.WholeCalls])] // Its client would have read them, and blanks are no JSON.
    public async Task AG04_an_action_without_arguments_has_an_empty_body_and_runs(Wire wire, params string[] fragments)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Action("c1", "find", fragments), "There.");
        TestAction find = TestAction.Echo("find");

        Recording run = await Recording.OfAsync(new Agent(model.Client) { Actions = [find] }.StreamAsync("Where?"));

        Assert.Equal(
            [
                "MessageStart", "ActionStart c1 find", "ActionEnd c1 {}", "UsageUpdated 0+0 of 0+0 Actions", "ActionExecutionStart c1",
                "ActionExecuted c1 'find of nowhere'", "MessageEnd ''",
            ],
            run.Coarse.Take(7));
        Assert.Equal(1, find.Calls);
        Transcript.Check(model.Requests[1].Messages);
    }
}
