namespace GenFlow.Testing;

/// <summary>A run under test, with its typed result.</summary>
/// <typeparam name="TResult">The result's type.</typeparam>
public sealed class TestRun<TResult> : TestRun
{
    internal TestRun(WorkflowHandler<TResult> handler, TestOptions options, VirtualTime time, DeterministicScheduler scheduler)
        : base(handler, options, time, scheduler) => Handler = handler;

    /// <summary>The run.</summary>
    public new WorkflowHandler<TResult> Handler { get; }

    /// <summary>Runs to the end.</summary>
    /// <returns>The result.</returns>
    /// <exception cref="WorkflowTestException">The run does not end.</exception>
    /// <exception cref="Exception">What <see cref="WorkflowHandler{TResult}.ResultAsync"/> throws, where the run has not
    /// completed.</exception>
    public async Task<TResult> ResultAsync()
    {
        await EndAsync().ConfigureAwait(false);
        return await Handler.ResultAsync().ConfigureAwait(false);
    }
}
