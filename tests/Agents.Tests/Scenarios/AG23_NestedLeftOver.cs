using GenFlow.Agents.Testing;
using GenFlow.Agents.Tests.Composition;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>Actions that end before what they have begun.</summary>
public sealed class AG23_NestedLeftOver
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    [Theory]
    [Wires(true)]
    [Wires(false)]
    public async Task AG23_an_inner_run_that_its_action_does_not_wait_for_ends_with_it_and_its_brackets_close(Wire wire, bool isSuccess)
    {
        var never = new ScriptGate();
        var spoken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ScriptedModel inner = ScriptedModel.Of(wire, new Reply().Text("It ").Wait(never).Text("rains."));
        ScriptedModel outer = ScriptedModel.Of(wire, new Reply().Action("c1", "begin", "{}"), "Done.");
        var begin = new TestAction("begin", async (args, context) =>
        {
            _ = context.ForwardAsync(new Agent(inner.Client) { Name = "inner" }.StreamAsync("Weather?"));
            await spoken.Task;
            return isSuccess ? ActionOutput.Nothing : throw new InvalidOperationException("no");
        });
        int closed = -1;

        Recording run = await Recording.OfAsync(new Agent(outer.Client) { Name = "outer", Actions = [begin] }.StreamAsync("Go."), ev =>
        {
            if (ev is ContentDelta { Delta: "It " })
            {
                spoken.SetResult();
            }
            else if (ev is ActionExecuted)
            {
                closed = inner.Closed;
            }
        }).WaitAsync(s_patience);

        Assert.Equal("outer/inner MessageFailed 'It '", run.Below("outer").Last());
        Assert.Equal((1, 1, isSuccess), (inner.Opened, closed, !run.Events.OfType<ActionExecuted>().Single().Action.IsError));
        Assert.Equal("Done.", run.Response.Text);
    }

    [Fact]
    public async Task AG23_a_workflow_that_its_action_does_not_wait_for_ends_with_it()
    {
        var spoken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = new WaitingWorkflow();
        var begin = new TestAction("begin", async (args, context) =>
        {
            _ = context.RunChildAsync(waiting, "x");
            await spoken.Task;
            return ActionOutput.Nothing;
        });
        var model = new ScriptedModelStream(new Reply().Action("c1", "begin", "{}"), "Done.");

        Recording run = await Recording.OfAsync(new Agent(model) { Actions = [begin] }.StreamAsync("Go."), ev =>
        {
            if (ev is ActionPublished)
            {
                spoken.SetResult();
            }
        }).WaitAsync(s_patience);

        Assert.True(waiting.Cancelled.Task.IsCompleted);
        Assert.Equal("Done.", run.Response.Text);
    }

    [Theory]
    [Wires]
    public async Task AG23_an_action_that_has_ended_begins_nothing_more(Wire wire)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        List<string> log = [];
        Task? late = null;
        ScriptedModel inner = ScriptedModel.Of(wire);
        ScriptedModel outer = ScriptedModel.Of(wire, new Reply().Action("c1", "begin", "{}"), "Done.");
        var begin = new TestAction("begin", (_, context) =>
        {
            late = LateAsync(context);
            return new(ActionOutput.Nothing);
        });

        await new Agent(outer.Client) { Actions = [begin] }.RunAsync("Go.");
        ended.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => late!);
        Assert.Empty(log);

        async Task LateAsync(ActionContext context)
        {
            await ended.Task;
            await context.ForwardAsync(new Agent(inner.Client) { Hooks = [new LoggingHook("h", log)] }.StreamAsync("Weather?"));
        }
    }
}
