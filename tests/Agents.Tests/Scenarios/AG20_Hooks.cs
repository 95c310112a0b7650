using GenFlow.Agents.Testing;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG20_Hooks
{
    [Theory]
    [Wires]
    public async Task AG20_hooks_are_called_at_the_start_before_each_call_and_at_the_end_in_order(Wire wire)
    {
        List<string> log = [];
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Action("c", "find"), "Done.");

        Recording run = await Recording.OfAsync(
            new Agent(model.Client) { Actions = [TestAction.Echo("find")], Hooks = [new LoggingHook("a", log), new LoggingHook("b", log)] }.StreamAsync("Go."), ev =>
            {
                if (ev is AgentCompleted)
                {
                    log.Add("completed");
                }
            });

        Assert.Null(run.Failure);
        Assert.Equal(["a start", "b start", "a call 1", "b call 1", "a call 2", "b call 2", "a stop Completed", "b stop Completed", "completed"], log);
    }

    [Theory]
    [Wires]
    public async Task AG20_stop_is_called_when_the_client_throws_and_when_the_reader_leaves(Wire wire)
    {
        List<string> log = [];
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Text("a").Fail(new HttpRequestException("503")), "Done.");
        var agent = new Agent(model.Client) { Hooks = [new LoggingHook("a", log)] };

        await Recording.OfAsync(agent.StreamAsync("Go."));
        await Recording.LeftAsync(agent.StreamAsync("Go."), static ev => ev is MessageStart);

        Assert.Equal(["a start", "a call 1", $"a stop {(wire is Wire.Deltas or Wire.WholeCalls ? "HttpRequestException" : "ModelConnectionException")}", "a start", "a call 1", "a stop left"], log);
    }

    [Theory]
    [InlineData("start", "a start|b start|a stop InvalidOperationException|b stop InvalidOperationException", "")]
    [InlineData("call 1", "a start|b start|c start|a call 1|b call 1|a stop InvalidOperationException|b stop InvalidOperationException|c stop InvalidOperationException", "")]
    [InlineData("call 2", "a start|b start|c start|a call 1|b call 1|c call 1|a call 2|b call 2|a stop InvalidOperationException|b stop InvalidOperationException|c stop InvalidOperationException", "MessageEnd ''")]
    [InlineData("stop", "a start|b start|c start|a call 1|b call 1|c call 1|a call 2|b call 2|c call 2|a stop Completed|b stop Completed|c stop Completed", "MessageEnd 'Done.'")]
    public async Task AG20_a_hook_that_throws_fails_the_run_and_the_others_are_told(string at, string expected, string lastLine)
    {
        List<string> log = [];
        var model = new ScriptedModelStream(new Reply().Action("c", "find"), "Done.", "Again.");
        var session = new AgentSession();
        Agent agent = new(model) { Actions = [TestAction.Echo("find")], Hooks = [new LoggingHook("a", log), new LoggingHook("b", log, throwsAt: at), new LoggingHook("c", log)] };

        Recording run = await Recording.OfAsync(agent.StreamAsync("Go.", session));

        Assert.StartsWith($"b {at}", Assert.IsType<InvalidOperationException>(run.Failure).Message, StringComparison.Ordinal);
        Assert.Equal(expected, string.Join('|', log));
        Assert.Equal(lastLine, run.Lines is [.., var last] ? last : "");
        Transcript.Check(session);
        Assert.Equal(model.Opened, model.Closed);
    }

    [Fact]
    public async Task AG20_a_stop_hook_that_throws_does_not_hide_why_the_run_failed()
    {
        var failure = new HttpRequestException("503");
        List<string> log = [];
        var agent = new Agent(new ScriptedModelStream(new Reply().Fail(failure))) { Hooks = [new LoggingHook("a", log, throwsAt: "stop"), new LoggingHook("b", log)] };

        Recording run = await Recording.OfAsync(agent.StreamAsync("Go."));

        Assert.Same(failure, run.Failure);
        Assert.Contains(failure.Data.Values.Cast<object>(), static value => value is InvalidOperationException);
        Assert.Equal("b stop HttpRequestException", log[^1]);
    }

    [Theory]
    [Wires]
    public async Task AG20_a_call_hook_changes_the_options_of_its_call_only(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, "a", "b");
        var options = new ChatOptions { Temperature = 0.5f };
        var agent = new Agent(model.Client) { Options = options, Hooks = [new Warming()] };

        await agent.RunAsync("Go.");
        await agent.RunAsync("Go.");

        Assert.Equal([0.6f, 0.6f], model.Requests.Select(static request => request.Options.Temperature!.Value));
        Assert.Equal(0.5f, options.Temperature);
    }

    [Theory]
    [Wires]
    public async Task AG20_a_computed_system_prompt_that_throws_fails_the_run_with_its_hooks_told(Wire wire)
    {
        List<string> log = [];
        ScriptedModel model = ScriptedModel.Of(wire, "a");
        var agent = new Agent(model.Client) { Hooks = [new LoggingHook("a", log)], ComputeSystemPrompt = static (_, _) => throw new InvalidOperationException("no prompt") };

        Assert.Equal("no prompt", (await Recording.OfAsync(agent.StreamAsync("Go."))).Failure!.Message);
        Assert.Equal(["a start", "a stop InvalidOperationException"], log);
        Assert.Equal(0, model.Opened);
    }

    private sealed class Warming : AgentHook
    {
        public override ValueTask CallAsync(AgentRunInfo run, int iteration, ChatOptions options, CancellationToken cancellationToken)
        {
            options.Temperature += 0.1f;
            return default;
        }
    }
}
