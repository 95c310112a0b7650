namespace GenFlow.Testing;

/// <summary>Starts runs of workflows under test: in virtual time, one step at a time, in an order that a seed decides.</summary>
/// <example><code>
/// await using var run = await WorkflowTest.StartAsync(new ArticleWorkflow(model), "bees");
/// run.When&lt;Approve&gt;(request => new Approval(true));
/// Assert.Equal("about bees", await run.ResultAsync());
/// run.Stream.ShouldContain&lt;Progress&gt;(progress => progress.Step == 2);
/// </code></example>
public static class WorkflowTest
{
    /// <summary>Starts a run. Its steps go on only while the test waits for something of it.</summary>
    /// <typeparam name="TInput">The workflow's input.</typeparam>
    /// <typeparam name="TResult">The workflow's result.</typeparam>
    /// <param name="workflow">The workflow.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">Seed and limits; null for <see cref="TestOptions.Default"/>.</param>
    public static ValueTask<TestRun<TResult>> StartAsync<TInput, TResult>(
        IWorkflow<TInput, TResult> workflow, TInput input, TestOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        return StartAsync(run => workflow.RunAsync(input, run), options);
    }

    /// <summary>Starts a run; see <see cref="StartAsync{TInput, TResult}(IWorkflow{TInput, TResult}, TInput, TestOptions)"/>.</summary>
    /// <typeparam name="TResult">The workflow's result.</typeparam>
    /// <param name="start">Starts the run with the options that it is given:
    /// <c>options => workflow.RunAsync("bees", options)</c>.</param>
    /// <param name="options">Seed and limits; null for <see cref="TestOptions.Default"/>.</param>
    public static async ValueTask<TestRun<TResult>> StartAsync<TResult>(
        Func<RunOptions, ValueTask<WorkflowHandler<TResult>>> start, TestOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(start);
        options ??= TestOptions.Default;
        var scheduler = new DeterministicScheduler(options.Seed);
        var time = new VirtualTime { Queue = scheduler.Queue };
        RunOptions run = options.Run with { TimeProvider = time, Scheduler = scheduler };
        return new TestRun<TResult>(await start(run).ConfigureAwait(false), options, time, scheduler);
    }
}
