namespace GenFlow;

/// <summary>A workflow as a value: what takes one input type and ends with one result type. Implemented by generated code.</summary>
/// <typeparam name="TInput">The input; <see cref="StartEvent"/> where the workflow takes none.</typeparam>
/// <typeparam name="TResult">The result.</typeparam>
public interface IWorkflow<in TInput, TResult>
{
    /// <summary>Starts a run. User code runs on pool threads only, never on this call's stack.</summary>
    /// <param name="input">What the run works on.</param>
    /// <param name="options">Limits and clock; null for <see cref="RunOptions.Default"/>.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The running run.</returns>
    ValueTask<WorkflowHandler<TResult>> RunAsync(TInput input, RunOptions? options = null, CancellationToken cancellationToken = default);
}
