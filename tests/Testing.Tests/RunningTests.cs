using GenFlow.Testing.Tests.Support;

namespace GenFlow.Testing.Tests;

public class RunningTests
{
    [Fact]
    public async Task Time_MovesByItself_WhenNothingElseCanGoOn()
    {
        await using TestRun<int> run = await WorkflowTest.StartAsync(options => new Sleeper().RunAsync(3_600, options));

        Assert.Equal(3_600, await run.ResultAsync());
        Assert.Equal(TimeSpan.FromHours(1), run.Time.Elapsed);
    }

    [Fact]
    public async Task Advance_MovesTimeSoFar_AndLetsStepsStartTimersOnTheWay()
    {
        await using TestRun<int> run = await WorkflowTest.StartAsync(options => new Sleeper().RunAsync(10, options));

        await run.AdvanceAsync(TimeSpan.FromSeconds(4.5));

        Assert.Equal([1, 2, 3, 4], run.Stream.Events<Done>().Select(done => done.Number));
        Assert.Equal(TimeSpan.FromSeconds(4.5), run.Time.Elapsed);
        Assert.Equal(run.Time.GetUtcNow() - TimeSpan.FromSeconds(0.5), run.Stream[^1].Timestamp);
    }

    [Fact]
    public async Task Nothing_Moves_BetweenTwoCalls()
    {
        await using TestRun<int> run = await WorkflowTest.StartAsync(options => new Sleeper().RunAsync(2, options));

        Assert.Empty(run.Stream);
        await run.IdleAsync();
        Assert.Empty(run.Stream);
        Assert.Equal(1, run.Time.ActiveTimers);
        Assert.Equal(1, (await run.NextAsync<Done>()).Number);
        Assert.Single(run.Stream);
    }

    [Fact]
    public async Task Next_GivesEachEventOnce_InOrder()
    {
        await using TestRun<int> run = await WorkflowTest.StartAsync(options => new Sleeper().RunAsync(3, options));

        Assert.Equal(1, (await run.NextAsync<Done>()).Number);
        Assert.Equal(3, (await run.NextAsync<Done>(done => done.Number > 2)).Number);
        Assert.IsType<RunCompleted>(await run.NextAsync<RunEnded>());
        WorkflowTestException exception = await Assert.ThrowsAsync<WorkflowTestException>(() => run.NextAsync<Done>());
        Assert.Contains("No Done came: the run has ended (RunCompleted)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_AreAnsweredByTheTest_InAnyOrder()
    {
        await using TestRun<int> run = await WorkflowTest.StartAsync(options => new Asking().RunAsync(options));
        Question first = await run.NextAsync<Question>();
        Question second = await run.NextAsync<Question>();

        await run.RespondAsync(second, 10);
        await run.NextAsync<Done>();
        Assert.Equal([first], run.Handler.PendingRequests);
        await run.RespondAsync(first, 3);

        Assert.Equal(7, await run.ResultAsync());
    }

    [Fact]
    public async Task Question_NobodyAnswers_TimesOut()
    {
        await using TestRun<int> run = await WorkflowTest.StartAsync(options => new Asking().RunAsync(options));
        run.When<Question>(question => question.Number == 2 ? 5 : throw new InvalidOperationException("not asked"));

        WorkflowTestException exception = await Assert.ThrowsAsync<WorkflowTestException>(run.ResultAsync);
        Assert.Contains("The script for Question gave no answer that the run takes: not asked", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InputTimeoutException>(run.ResultAsync);
        Assert.Equal(TimeSpan.FromHours(1), run.Time.Elapsed);
    }

    [Fact]
    public async Task Script_AnswersWhatIsOpenAlready()
    {
        await using TestRun<int> run = await WorkflowTest.StartAsync(options => new Asking().RunAsync(options));
        await run.NextAsync<Question>(question => question.Number == 2);

        run.When<Question>(question => question.Number * 100);

        Assert.Equal(100, await run.ResultAsync());
    }

    [Fact]
    public async Task Failure_IsTheResults_AndTheEnds()
    {
        await using TestRun<int> run = await WorkflowTest.StartAsync(options => new Failing().RunAsync(options));

        Assert.Equal("no luck", Assert.IsType<RunFailed>(await run.EndAsync()).Error);
        Assert.Equal("no luck", (await Assert.ThrowsAsync<InvalidOperationException>(run.ResultAsync)).Message);
    }

    [Fact]
    public async Task Workflow_AsAValue_IsStartedWithItsInput()
    {
        await using TestRun<int> run = await WorkflowTest.StartAsync(new SleeperValue(), 2);

        Assert.Equal(2, await run.ResultAsync());
    }

    [Fact]
    public async Task Cancel_EndsTheRun_InItsOwnTime()
    {
        await using TestRun<int> run = await WorkflowTest.StartAsync(options => new Sleeper().RunAsync(100, options));
        await run.NextAsync<Done>();

        run.Handler.Cancel();

        Assert.IsType<RunCancelled>(await run.EndAsync());
        Assert.Equal(TimeSpan.FromSeconds(1), run.Time.Elapsed);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(run.ResultAsync);
    }

    [Fact]
    public async Task OutsideWork_IsWaitedFor()
    {
        var workflow = new Hanging();
        await using TestRun<int> run = await WorkflowTest.StartAsync(options => workflow.RunAsync(options));
        await run.NextAsync<Begun>();

        Task<int> result = run.ResultAsync();
        _ = Task.Run(() => workflow.Outside.SetResult(5));

        Assert.Equal(5, await result);
    }

    private sealed class SleeperValue : IWorkflow<int, int>
    {
        public ValueTask<WorkflowHandler<int>> RunAsync(int input, RunOptions? options, CancellationToken cancellationToken) =>
            new Sleeper().RunAsync(input, options, cancellationToken);
    }
}
