using GenFlow.Agents.Testing;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG06_ServerActions
{
    private static readonly Source s_source = new("Oslo", "https://example.org/oslo", "A city.");
    private static readonly FunctionCallContent s_call = new("s1", "web_search") { InformationalOnly = true, AdditionalProperties = new() { ["raw"] = "call" } };
    private static readonly TextContent s_result = new("") { AdditionalProperties = new() { ["raw"] = "result" } };

    [Fact]
    public async Task AG06_a_server_executed_action_is_inside_the_message_and_not_run_here()
    {
        var model = new ScriptedModelStream(
            new Reply().ServerAction("s1", "web_search", "{\"q\":", "\"Oslo\"}").Replay(s_call).ServerResult("s1", "1 page", [s_source]).Replay(s_result)
                .Text("A city").Cites(new Citation("https://example.org/oslo")),
            "Bye");
        TestAction local = TestAction.Echo("web_search");
        var agent = new Agent(model) { Actions = [local] };
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(agent.StreamAsync("Oslo?", session));
        await agent.RunAsync("Bye", session);

        run.Shows(
            Wire.Deltas,
            "MessageStart",
            "ActionStart s1 web_search server",
            "ActionDelta s1 {\"q\":",
            "ActionDelta s1 \"Oslo\"}",
            "ActionEnd s1 {\"q\":\"Oslo\"}",
            "ActionExecuted s1 '1 page'",
            "ContentDelta 'A city'",
            "ContentDelta '' cites https://example.org/oslo",
            "UsageUpdated 0+0 of 0+0 EndOfTurn",
            "MessageEnd 'A city'",
            "AgentCompleted Completed");
        Assert.Equal(0, local.Calls);
        Assert.Equal([s_source], run.Events.OfType<ActionExecuted>().Single().Action.Sources);
        Assert.Equal("https://example.org/oslo", Assert.Single(run.Response.Message.Blocks.OfType<TextBlock>().Single().Citations!).Url);
        ChatMessage replayed = model.Requests[1].Messages[1];
        Assert.Equal(["call", "result", null], replayed.Contents.Select(static content => content.AdditionalProperties?["raw"]?.ToString()));
        Assert.True(Assert.IsType<FunctionCallContent>(replayed.Contents[0]).InformationalOnly);
        Transcript.Check(model.Requests[1].Messages);
    }

    // Chat Completions have no actions of the provider's own. What was found is in other words on each wire: Anthropic tells
    // titles and addresses, Responses addresses; and what was searched for as its client, not its model, has written it.
    [Theory]
    [InlineData(Wire.Anthropic, "{\"query\":\"Oslo\"}", "Oslo https://example.org/oslo", "Oslo")]
    [InlineData(Wire.Responses, "{\"type\":\"search\",\"query\":\"Oslo\"}", "", "https://example.org/oslo")]
    public async Task AG06_on_a_providers_wire_it_is_inside_the_message_with_its_sources(Wire wire, string arguments, string result, string title)
    {
        ScriptedModel model = ScriptedModel.Of(
            wire,
            new Reply().ServerAction("s1", "web_search", "{\"query\":", "\"Oslo\"}").ServerResult("s1", "1 page", [s_source]).Text("A city").Cites(new Citation("https://example.org/oslo")),
            "Bye");
        TestAction local = TestAction.Echo("web_search");
        var agent = new Agent(model.Client) { Actions = [local] };
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(agent.StreamAsync("Oslo?", session));
        await agent.RunAsync("Bye", session);

        Assert.Equal(
            [
                "MessageStart",
                "ActionStart s1 web_search server",
                $"ActionEnd s1 {arguments}",
                $"ActionExecuted s1 '{result}'",
                "ContentDelta 'A city'",
                "ContentDelta '' cites https://example.org/oslo",
                "UsageUpdated 0+0 of 0+0 EndOfTurn",
                "MessageEnd 'A city'",
                "AgentCompleted Completed",
            ],
            run.Coarse);
        Assert.Equal(0, local.Calls);
        Assert.Equal([new Source(title, "https://example.org/oslo")], run.Events.OfType<ActionExecuted>().Single().Action.Sources);
        Assert.Equal(2, model.Requests.Count);
    }

    [Fact]
    public async Task AG06_through_a_chat_client_it_shows_as_well_and_is_given_back()
    {
        var model = new ScriptedChatClient(new Reply().ServerAction("s1", "web_search", "{\"q\":\"Oslo\"}").ServerResult("s1", "1 page").Text("A city"), "Bye");
        var agent = new Agent(model);
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(agent.StreamAsync("Oslo?", session));
        await agent.RunAsync("Bye", session);

        Assert.Equal(
            ["ActionStart s1 web_search server", "ActionEnd s1 {\"q\":\"Oslo\"}", "ActionExecuted s1 '1 page'", "ContentDelta 'A city'"],
            run.Coarse.Skip(1).Take(4));
        IList<AIContent> replayed = model.Requests[1].Messages[1].Contents;
        Assert.Equal("Oslo", Assert.IsType<FunctionCallContent>(replayed[0]).Arguments!["q"]?.ToString());
        Assert.Equal("1 page", Assert.IsType<FunctionResultContent>(replayed[1]).Result?.ToString());
        Assert.Equal(3, replayed.Count);
    }

    [Theory]
    [InlineData(Wire.Deltas, "max_uses_exceeded")]
    [InlineData(Wire.Anthropic, "max_uses_exceeded")]
    [InlineData(Wire.Responses, "The call has failed.")] // It does not say why.
    public async Task AG06_its_error_is_an_error_result_and_the_answer_goes_on(Wire wire, string told)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().ServerAction("s1", "web_search", "{}").ServerResult("s1", "max_uses_exceeded", isError: true).Text("No idea."));

        Recording run = await Recording.OfAsync(new Agent(model.Client).StreamAsync("Oslo?"));

        Assert.Contains($"ActionExecuted s1 error '{told}'", run.Lines);
        Assert.Equal(AgentStatus.Completed, run.Response.Status);
    }

    [Fact]
    public async Task AG06_a_result_in_the_message_after_a_pause_belongs_to_the_call_before_and_stands_for_itself_in_the_transcript()
    {
        var model = new ScriptedModelStream(
            new Reply().ServerAction("s1", "web_search", "{}").Replay(s_call).Stop(StopReason.Pause, "pause_turn"),
            new Reply().ServerResult("s1", "1 page", [s_source]).Replay(s_result).Text("A city"),
            "Bye");
        var agent = new Agent(model);
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(agent.StreamAsync("Oslo?", session));
        await agent.RunAsync("Bye", session);

        run.Shows(
            Wire.Deltas,
            "MessageStart",
            "ActionStart s1 web_search server",
            "ActionDelta s1 {}",
            "ActionEnd s1 {}",
            "UsageUpdated 0+0 of 0+0 Pause",
            "ActionSkipped s1 NoResult",
            "MessageEnd ''",
            "MessageStart",
            "ActionStart s1-2 web_search server",
            "ActionEnd s1-2 {}",
            "ActionExecuted s1-2 '1 page'",
            "ContentDelta 'A city'",
            "UsageUpdated 0+0 of 0+0 EndOfTurn",
            "MessageEnd 'A city'",
            "AgentCompleted Completed");
        Assert.Equal(
            ["call", "result", null],
            model.Requests[2].Messages.Where(static message => message.Role == ChatRole.Assistant).Take(2)
                .SelectMany(static message => message.Contents).Select(static content => content.AdditionalProperties?["raw"]?.ToString()));
    }

    [Fact]
    public async Task AG06_after_a_pause_anthropic_is_given_back_what_it_has_said_and_goes_on()
    {
        ScriptedModel model = ScriptedModel.Of(
            Wire.Anthropic,
            new Reply().Text("Let me ").ServerAction("s1", "web_search", "{}").Stop(StopReason.Pause, "pause_turn"),
            new Reply().ServerResult("s1", "", [s_source]).Text("A city"),
            "Bye");
        var agent = new Agent(model.Client);
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(agent.StreamAsync("Oslo?", session));
        await agent.RunAsync("Bye", session);

        Assert.Null(run.Failure);
        Assert.Equal(3, model.Requests.Count);
        Assert.Equal(
            [["user", "assistant"], ["user", "assistant", "user"]],
            model.Bodies.Skip(1).Select(static body => body.GetProperty("messages").EnumerateArray().Select(static message => message.GetProperty("role").GetString())));
        Assert.Equal(
            ["text", "server_tool_use", "web_search_tool_result", "text"],
            model.Bodies[2].GetProperty("messages")[1].GetProperty("content").EnumerateArray().Select(static block => block.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task AG06_a_model_that_pauses_for_ever_comes_to_the_limit()
    {
        ScriptedModelStream model = ScriptedModelStream.Of(static _ => new Reply().Text("…").Stop(StopReason.Pause, "pause_turn"));

        AgentResponse response = await new Agent(model) { MaxIterations = 3 }.RunAsync("Oslo?");

        Assert.Equal((AgentStatus.IterationLimit, 3), (response.Status, response.Iterations));
        Assert.Equal(3, model.Requests.Count);
    }

    [Fact]
    public async Task AG06_a_block_that_is_not_known_is_kept_and_given_back()
    {
        var model = new ScriptedModelStream(new Reply().Text("a").Replay(new TextContent("own form of a")).EndBlock().Replay(s_result).Text("b"), "Bye");
        var agent = new Agent(model);
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(agent.StreamAsync("Oslo?", session));
        await agent.RunAsync("Bye", session);

        Assert.Equal("ab", run.Response.Text);
        Assert.Equal(["own form of a", "", "b"], model.Requests[1].Messages[1].Contents.Cast<TextContent>().Select(static content => content.Text));
    }
}
