using GenFlow.Testing.Tests.Support;

namespace GenFlow.Testing.Tests;

public class StuckTests
{
    private static readonly TestOptions s_impatient = new() { Limit = TimeSpan.FromMilliseconds(50) };

    [Fact]
    public async Task RunThatHangs_FailsTheTest_WithWhatWasSeen()
    {
        await using TestRun<int> run = await WorkflowTest.StartAsync(options => new Hanging().RunAsync(options), s_impatient);

        WorkflowTestException exception = await Assert.ThrowsAsync<WorkflowTestException>(run.ResultAsync);

        Assert.Equal(
            """
            The run does not end: nothing has moved for 00:00:00.0500000 of real time. Does a step wait for something outside, or for an answer?
            The stream:
                 1    +0.000 s  Wait  Begun { Number = 7 }
            Now +0.000 s; 0 pieces of work wait; no open request; no timer. Seed 0.
            """.ReplaceLineEndings("\n"),
            exception.Message);
        Assert.Single(exception.Stream);
    }

    [Fact]
    public async Task RunThatOnlyTimeCanMove_SaysSo_WhereTimeStands()
    {
        TestOptions options = s_impatient with { AutoAdvance = false };
        await using TestRun<int> run = await WorkflowTest.StartAsync(run => new Sleeper().RunAsync(1, run), options);

        WorkflowTestException exception = await Assert.ThrowsAsync<WorkflowTestException>(() => run.NextAsync<Done>());

        Assert.Contains("time moves only with AdvanceAsync", exception.Message, StringComparison.Ordinal);
        Assert.Contains("the next timer is due at +1.000 s", exception.Message, StringComparison.Ordinal);
        await run.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await run.ResultAsync());
    }

    [Fact]
    public async Task StepThatBlocks_FailsTheTest_AndSaysWhy()
    {
        var workflow = new Blocking();
        await using TestRun<int> run = await WorkflowTest.StartAsync(options => workflow.RunAsync(options), s_impatient);

        WorkflowTestException exception = await Assert.ThrowsAsync<WorkflowTestException>(run.ResultAsync);

        workflow.Released.Set();
        Assert.Contains("do not block", exception.Message, StringComparison.Ordinal);
    }
}
