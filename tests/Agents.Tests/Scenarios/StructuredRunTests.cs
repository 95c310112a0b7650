using System.Text.Json;
using GenFlow.Agents.Testing;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>A dish.</summary>
[StructuredOutput]
public sealed partial record Dish(string Title, int Minutes);

public sealed class StructuredRunTests
{
    private const string Json = """{"title":"Soup","minutes":25}""";

    [Theory]
    [Wires]
    public async Task A_typed_answer_shows_while_it_arrives_and_ends_as_a_value(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Text(Reply.Pieces(Json, 4)));
        AgentStream<Dish> stream = new Agent(model.Client).StreamAsync<Dish>("Cook.");
        List<string?> titles = [];

        Recording run = await Recording.OfEventsAsync(stream, ev =>
        {
            if (ev is ContentDelta { Partial: Dish.Partial partial })
            {
                titles.Add(partial.Title);
            }
        });

        Assert.Null(run.Failure);
        Assert.Equal(new Dish("Soup", 25), stream.Response.Output);
        Assert.Equal([null, "So", "Soup"], titles.Distinct());
        Assert.Equal("Dish", Assert.IsType<ChatResponseFormatJson>(model.Requests[0].Options.ResponseFormat).SchemaName);
    }

    [Theory]
    [Wires]
    public async Task What_is_said_before_the_actions_have_ended_is_no_answer(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Text("Let me look. {").Action("c", "find", "{}"), Json);

        AgentResponse<Dish> response = await new Agent(model.Client) { Actions = [TestAction.Echo("find")] }.RunAsync<Dish>("Cook.");

        Assert.Equal((new Dish("Soup", 25), 2), (response.Output, response.Run.Iterations));
        Assert.All(model.Requests, static request => Assert.IsType<ChatResponseFormatJson>(request.Options.ResponseFormat));
    }

    [Theory]
    [InlineData("""{"title":"Soup"}""", "minutes")]
    [InlineData("""{"title":"Soup","minutes":"long"}""", "$.minutes")]
    [InlineData("""{"title":"Soup","minutes":25""", "")]
    [InlineData("Soup takes 25 minutes.", "")]
    [InlineData("", "")]
    public async Task An_answer_that_does_not_fit_is_thrown_with_its_place_and_stays_in_the_session(string answer, string place)
    {
        List<string> log = [];
        var session = new AgentSession();
        Agent agent = new(new ScriptedModelStream(answer)) { Hooks = [new LoggingHook("h", log)] };

        Recording run = await Recording.OfEventsAsync(agent.StreamAsync<Dish>("Cook.", session));

        StructuredOutputException failure = Assert.IsType<StructuredOutputException>(run.Failure);
        Assert.Contains(place, Assert.IsAssignableFrom<JsonException>(failure.InnerException).Message, StringComparison.Ordinal);
        Assert.Equal((answer, AgentStatus.Completed), (failure.Response.Text, failure.Response.Status));
        Assert.Equal($"MessageEnd '{answer}'", run.Lines[^1]);
        Assert.Equal(2, session.Messages.Count);
        Assert.Equal("h stop StructuredOutputException", log[^1]);
    }

    [Fact]
    public async Task A_run_that_ends_otherwise_has_no_value()
    {
        Reply[] replies = [new Reply().Text("{").Stop(StopReason.Refusal, "refusal"), new Reply().Text("{").Stop(StopReason.OutputLimit, "max_tokens"), new Reply().Action("e", "done", "{}")];
        var model = new ScriptedModelStream(replies);
        Agent agent = new(model) { Actions = [TestAction.Echo("done", new ActionSettings { IsExit = true })] };

        foreach (AgentStatus status in new[] { AgentStatus.Refused, AgentStatus.Truncated, AgentStatus.Exited })
        {
            StructuredOutputException failure = await Assert.ThrowsAsync<StructuredOutputException>(() => agent.RunAsync<Dish>("Cook."));
            Assert.Equal(status, failure.Response.Status);
        }
    }
}
