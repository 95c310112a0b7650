using GenFlow.CompilerServices;
using GenFlow.Testing;

namespace GenFlow.Tests.Model;

public class LeftBehind
{
    [Fact]
    public async Task BodyOfAChild_ThatDoesNotEnd_HasAnEndOnTheStream()
    {
        var never = new TaskCompletionSource<int>();
        var child = new Branches(1, new StepDefinition("Grow"), (_, _) => never.Task);
        var parent = new Branches(2, new StepDefinition("Grow"), (context, _) => context.RunChildAsync(child, new StartEvent()));
        var options = new TestOptions { Run = new RunOptions { Lifecycle = true } };
        await using TestRun<int> run = await WorkflowTest.StartAsync(parent, new StartEvent(), options);
        await run.IdleAsync();

        run.Handler.Cancel();
        await run.EndAsync();

        RaceChecks.AssertWhole(run.Stream);
        Assert.Equal(4, run.Stream.Events<Lifecycle.StepAbandoned>().Count);
        never.SetResult(1);
        await run.IdleAsync();
        Assert.IsType<RunCancelled>(run.Stream[^1].Event);
    }
}
