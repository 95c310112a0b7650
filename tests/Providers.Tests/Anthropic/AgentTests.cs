using GenFlow.Agents;
using GenFlow.Models;
using GenFlow.Providers.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Anthropic;

/// <summary>What an agent makes of recorded answers.</summary>
public sealed class AgentTests
{
    [Fact]
    public async Task Thought_then_text_is_bracketed_and_keeps_its_signature()
    {
        List<AgentEvent> events = await Events("thinking");

        Assert.Equal("The user asks for a \"sum\"; easy.", Assert.Single(events.OfType<ThoughtEnd>()).Thought);
        AgentMessage message = Assert.Single(events.OfType<MessageEnd>()).Message;
        Assert.Equal("EqQBCgIYAhIM+/Zm9v==", Assert.Single(message.Blocks.OfType<ThoughtBlock>()).Signature);
        Assert.Equal("It is 4.", Assert.Single(message.Blocks.OfType<TextBlock>()).Text);
    }

    [Fact]
    public async Task Action_without_arguments_runs_on_an_empty_object()
    {
        int calls = 0;
        List<AgentEvent> events = await Events("tool-without-arguments", AIFunctionFactory.Create(() => ++calls, "now"));

        Assert.Equal(2, calls);
        Assert.All(events.OfType<ActionEnd>(), static end => Assert.Equal("{}", end.Body.GetRawText()));
    }

    [Fact]
    public async Task Interleaved_actions_keep_their_own_arguments()
    {
        List<AgentEvent> events = await Events("tools-interleaved", AIFunctionFactory.Create((string city) => $"Fine in {city}", "get_weather"));

        Assert.Equal(
            [("toolu_a", "Fine in Oslo"), ("toolu_b", "Fine in Rome")],
            events.OfType<MessageEnd>().First().Message.Blocks.OfType<ActionBlock>().Select(static action => (action.Id, action.Result!)));
    }

    [Fact]
    public async Task Arguments_that_the_limit_cuts_are_never_run()
    {
        int calls = 0;
        List<AgentEvent> events = await Events("limit-in-arguments", AIFunctionFactory.Create((string city) => ++calls, "get_weather"));

        Assert.Equal(0, calls);
        Assert.Single(events.OfType<ActionAborted>());
        Assert.Empty(events.OfType<ActionExecutionStart>());
        AgentResponse response = Assert.Single(events.OfType<AgentCompleted>()).Response;
        Assert.Equal((false, StopReason.OutputLimit, "max_tokens"), (response.IsSuccess, response.Message.StopReason, response.Message.RawStopReason));
    }

    [Theory]
    [InlineData("refusal", "refusal")]
    [InlineData("refusal-explained", "refusal: cyber. This asks for harm.")]
    public async Task Refusal_is_no_success_and_says_what_it_is_about(string fixture, string word)
    {
        AgentResponse response = Assert.Single((await Events(fixture)).OfType<AgentCompleted>()).Response;

        Assert.Equal((false, StopReason.Refusal, word), (response.IsSuccess, response.Message.StopReason, response.Message.RawStopReason));
    }

    [Theory]
    [InlineData("overloaded", typeof(ModelOverloadedException))]
    [InlineData("ends-early", typeof(ModelConnectionException))]
    [InlineData("ends-in-event", typeof(ModelConnectionException))]
    public async Task Answer_that_breaks_off_fails_the_run_with_its_brackets_closed(string fixture, Type expected)
    {
        var seen = new List<AgentEvent>();
        Exception? error = await Record.ExceptionAsync(async () =>
        {
            await foreach (AgentEvent said in new Agent(Claude.Answering(Fixture.Read($"anthropic/{fixture}.sse"))).StreamAsync("Hi"))
            {
                seen.Add(said);
            }
        });

        Assert.IsType(expected, error);
        Assert.Single(seen.OfType<MessageFailed>());
        Assert.Empty(seen.OfType<MessageEnd>());
        Assert.Empty(seen.OfType<AgentCompleted>());
    }

    [Fact]
    public async Task Search_runs_at_the_provider_with_its_sources_and_citations()
    {
        List<AgentEvent> events = await Events("search");

        ActionExecuted executed = Assert.Single(events.OfType<ActionExecuted>());
        Assert.Equal(["Lighthouses of the world", "Jeddah Light"], executed.Action.Sources!.Select(static source => source.Title));
        AgentMessage message = Assert.Single(events.OfType<MessageEnd>()).Message;
        TextBlock cited = Assert.Single(message.Blocks.OfType<TextBlock>(), static text => text.Citations is { Count: > 0 });
        Assert.Equal(("Jeddah Light, 133 m \"tall\"", "https://example.org/jeddah"), (cited.Text, cited.Citations![0].Url));
        Assert.Equal(new Usage(6039, 931), message.Usage);
    }

    [Theory]
    [InlineData("search-error")]
    [InlineData("search-error-in-list")]
    public async Task Search_that_fails_is_an_error_result(string fixture)
    {
        ActionExecuted executed = Assert.Single((await Events(fixture)).OfType<ActionExecuted>());

        Assert.Equal((true, "max_uses_exceeded"), (executed.Action.IsError, executed.Action.Result));
    }

    private static async Task<List<AgentEvent>> Events(string fixture, params AIFunction[] actions)
    {
        var agent = new Agent(Claude.Answering(Fixture.Read($"anthropic/{fixture}.sse"), Claude.Brief)) { Actions = actions };
        var events = new List<AgentEvent>();
        await foreach (AgentEvent said in agent.StreamAsync("Hi"))
        {
            events.Add(said);
        }

        return events;
    }
}
