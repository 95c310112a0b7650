using GenFlow.Agents.Testing;
using GenFlow.Models;
using GenFlow.Testing;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>What does not obey, inside an agent inside an action.</summary>
public sealed class AG23_NestedGrace
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(3);

    [Theory]
    [Wires(true)]
    [Wires(false)]
    public async Task AG23_an_inner_action_that_does_not_obey_is_left_behind_before_the_outer_waits_no_longer(Wire wire, bool isCancelled)
    {
        var time = new VirtualTime();
        using var cancellation = new CancellationTokenSource();
        var release = new TaskCompletionSource();
        var stuck = new TestAction("stuck", async (_, _) =>
        {
            await release.Task;
            return ActionOutput.Nothing;
        });
        var inner = new Agent(ScriptedModel.Of(wire, new Reply().Action("s", "stuck", "{}")).Client) { Name = "inner", Actions = [stuck] };
        var agent = new Agent(ScriptedModel.Of(wire, Inner.Call("c1", "Weather?"), "Without.").Client)
        {
            Name = "outer",
            TimeProvider = time,
            Actions = [inner.AsResearch(isCancelled ? null : new ActionSettings { Timeout = s_timeout })],
        };
        Task<Recording> running = Recording.OfAsync(agent.StreamAsync("Go.", cancellationToken: cancellation.Token), ev =>
        {
            if (ev is ActionExecutionStart { Id: "s" } && isCancelled)
            {
                cancellation.Cancel();
            }
            else if (ev is ActionExecutionStart { Id: "s" })
            {
                time.Advance(s_timeout);
            }
        });

        Recording run = await time.PassAsync(agent.Grace / 4, running).WaitAsync(TimeSpan.FromMinutes(1));
        release.SetResult();

        Assert.Equal(
            ["outer/inner ActionExecuted s error 'stuck was told to stop and did not end within 1.25 s: it is left behind, and may still be at work.'", "outer/inner MessageFailed ''"],
            run.Below("outer").TakeLast(2));
        Assert.Equal(isCancelled, run.Failure is OperationCanceledException);
        Assert.Contains($"ActionExecuted c1 error '{(isCancelled ? "Cancelled while it ran." : "research did not end within 3 s.")}'", run.Lines);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AG23_an_inner_client_that_does_not_obey_is_left_behind_and_its_brackets_close(bool isCancelled)
    {
        var time = new VirtualTime();
        using var cancellation = new CancellationTokenSource();
        var release = new TaskCompletionSource();
        var inner = new Agent(OwnModel.Of((_, _, _) => DeafAsync())) { Name = "inner" };
        var agent = new Agent(new ScriptedModelStream(Inner.Call("c1", "Weather?"), "Without."))
        {
            Name = "outer",
            TimeProvider = time,
            Actions = [inner.AsResearch(isCancelled ? null : new ActionSettings { Timeout = s_timeout })],
        };
        Task<Recording> running = Recording.OfAsync(agent.StreamAsync("Go.", cancellationToken: cancellation.Token), ev =>
        {
            if (ev is ContentDelta { Delta: "It " } && isCancelled)
            {
                cancellation.Cancel();
            }
            else if (ev is ContentDelta { Delta: "It " })
            {
                time.Advance(s_timeout);
            }
        });

        Recording run = await time.PassAsync(agent.Grace / 4, running).WaitAsync(TimeSpan.FromMinutes(1));
        release.SetResult();

        Assert.Equal("outer/inner MessageFailed 'It '", run.Below("outer").Last());
        Assert.Equal(isCancelled, run.Failure is OperationCanceledException);

        async IAsyncEnumerable<ModelDelta> DeafAsync()
        {
            yield return ModelDelta.OfText(0, "It ");
            await release.Task;
        }
    }
}
