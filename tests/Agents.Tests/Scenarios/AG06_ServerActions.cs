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

    [Fact]
    public async Task AG06_its_error_is_an_error_result_and_the_answer_goes_on()
    {
        var model = new ScriptedModelStream(new Reply().ServerAction("s1", "web_search", "{}").ServerResult("s1", "max_uses_exceeded", isError: true).Text("No idea."));

        Recording run = await Recording.OfAsync(new Agent(model).StreamAsync("Oslo?"));

        Assert.Contains("ActionExecuted s1 error 'max_uses_exceeded'", run.Lines);
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
