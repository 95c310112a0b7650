using GenFlow.Agents.Testing;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG10_MalformedArguments
{
    // Of whole calls see below: their client reads them.
    [Theory]
    [Wires("{}", "city", Except = [Wire.WholeCalls])]
    [Wires("{\"city\":1}", "$.city", Except = [Wire.WholeCalls])]
    [Wires("{\"city\":\"Oslo\",\"count\":\"many\"}", "$.count", Except = [Wire.WholeCalls])]
    [Wires("{\"city\":\"Oslo\",\"count\":99999999999}", "$.count", Except = [Wire.WholeCalls])]
    [Wires("{\"city\":\"Oslo\"", "not valid JSON", Except = [Wire.WholeCalls])]
    [Wires("{city:\"Oslo\"}", "not valid JSON", Except = [Wire.WholeCalls])]
    [Wires("{\"city\":\"Oslo\"} now", "not valid JSON", Except = [Wire.WholeCalls])]
    [Wires("{\"city\":\"Os\nlo\"}", "not valid JSON", Except = [Wire.WholeCalls])]
    [Wires("[\"Oslo\"]", "one JSON object", Except = [Wire.WholeCalls])]
    [Wires("\"Oslo\"", "one JSON object, not a text", Except = [Wire.WholeCalls])]
    [Wires("null", "one JSON object, not null", Except = [Wire.WholeCalls])]
    [Wires("1", "one JSON object, not a number", Except = [Wire.WholeCalls])]
    [Wires("true", "one JSON object, not true or false", Except = [Wire.WholeCalls])]
    public async Task AG10_arguments_that_do_not_fit_are_told_to_the_model_and_the_loop_goes_on(Wire wire, string arguments, string told)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Action("c1", "find", Reply.Pieces(arguments, 3)), new Reply().Action("c2", "find", "{\"city\":\"Oslo\"}"), "There.");
        TestAction find = TestAction.Echo("find", new ActionSettings { IsEager = true }, needsCity: true);
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(new Agent(model.Client) { Actions = [find] }.StreamAsync("Where?", session));

        Assert.Null(run.Failure);
        Assert.Equal(["UsageUpdated 0+0 of 0+0 Actions", "ActionSkipped c1 InvalidArguments", "MessageEnd ''", "MessageStart"], run.Lines.SkipWhile(static line => !line.StartsWith("Usage", StringComparison.Ordinal)).Take(4));
        ScriptedResult result = Assert.Single(model.Requests[1].Results);
        Assert.Contains(told, result.Text, StringComparison.Ordinal);
        Assert.Equal(run.Events.OfType<ActionSkipped>().Single().Reason, result.Text);
        Assert.Equal(1, find.Calls);
        Assert.Equal("There.", run.Response.Text);
        Assert.All(model.Requests, static request => Transcript.Check(request.Messages));
        Assert.True(session.Messages[1].Actions.Single().IsError);
    }

    [Theory]
    [Wires(Except = [Wire.WholeCalls])]
    public async Task AG10_what_is_no_json_is_kept_as_it_came_and_shows_no_fragment(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Action("c1", "find", "{a", ":1}"), "There.");
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(new Agent(model.Client) { Actions = [TestAction.Echo("find")] }.StreamAsync("Where?", session));

        Assert.Equal(["MessageStart", "ActionStart c1 find", "UsageUpdated 0+0 of 0+0 Actions", "ActionSkipped c1 InvalidArguments"], run.Lines.Take(4));
        Assert.StartsWith("{a", session.Messages[1].Actions.Single().RawBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AG10_a_chat_clients_call_that_it_could_not_read_is_told_to_the_model()
    {
        var model = new ScriptedChatClient(new Reply().Action("c1", "find", "{\"city\""), "There.");
        TestAction find = TestAction.Echo("find");

        Recording run = await Recording.OfAsync(new Agent(model) { Actions = [find] }.StreamAsync("Where?"));

        Assert.Contains("ActionSkipped c1 InvalidArguments", run.Lines);
        Assert.Equal((0, "There."), (find.Calls, run.Response.Text));
        Transcript.Check(model.Requests[1].Messages);
    }
}
