using GenFlow.Agents.Testing;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG01_Text
{
    [Theory]
    [Wires]
    public async Task AG01_text_in_two_deltas_is_one_message_and_one_response_at_the_end(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Model("m-1").Text("Hel", "lo").Usage(10, 5));
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(new Agent(model.Client) { SystemPrompt = "Be short." }.StreamAsync("Hi", session));

        run.Shows(
            wire,
            "MessageStart",
            "ContentDelta 'Hel'",
            "ContentDelta 'lo'",
            "UsageUpdated 10+5 of 10+5 EndOfTurn",
            "MessageEnd 'Hello'",
            "AgentCompleted Completed");
        Assert.Equal(("Hello", true, 1), (run.Response.Text, run.Response.IsSuccess, run.Response.Iterations));
        Assert.Equal(new Usage(10, 5), run.Response.Usage);
        Assert.Equal((new Usage(10, 5), "m-1", Words.Of(wire, StopReason.EndOfTurn)), (run.Response.Message.Usage, run.Response.Message.ModelId, run.Response.Message.RawStopReason));
        Assert.Equal(["User Unknown 'Hi'", "Assistant EndOfTurn 'Hello'"], Transcript.Lines(session));
        Assert.Equal(session.Messages, run.Response.Messages);
        ScriptedRequest request = Assert.Single(model.Requests);
        Assert.Equal([ChatRole.System, ChatRole.User], request.Messages.Select(static message => message.Role));
        Assert.Empty(request.Tools);
        Assert.Null(request.ToolMode);
        Assert.Equal((1, 1), (model.Opened, model.Closed));
    }

    [Theory]
    [Wires]
    public async Task AG01_an_answer_without_anything_completes_and_is_not_given_to_the_model(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply(), "yes");
        var agent = new Agent(model.Client);
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(agent.StreamAsync("Hi", session));
        await agent.RunAsync("Hello?", session);

        run.Shows(wire, "MessageStart", "UsageUpdated 0+0 of 0+0 EndOfTurn", "MessageEnd ''", "AgentCompleted Completed");
        Assert.Equal([ChatRole.User, ChatRole.User], model.Requests[1].Messages.Select(static message => message.Role));
        Transcript.Check(model.Requests[1].Messages);
    }
}
