using System.ComponentModel;

namespace GenFlow.CompilerServices;

/// <summary>One run of a workflow with its typed result.</summary>
/// <typeparam name="TResult">The result's type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class WorkflowRun<TResult> : WorkflowRun
{
    private TaskCompletionSource<TResult>? _result;

    /// <summary>Makes a run that has not begun.</summary>
    /// <param name="definition">The workflow's steps and routes.</param>
    /// <param name="options">The run's limits; null for the default ones.</param>
    /// <param name="workflow">The workflow object.</param>
    protected WorkflowRun(WorkflowDefinition definition, RunOptions? options, object workflow)
        : base(definition, options, workflow)
    {
    }

    private protected override Type ResultType => typeof(TResult);

    /// <summary>The result's task; made at first use, completed by whoever comes second, the run's end or its maker.</summary>
    internal Task<TResult> Result
    {
        get
        {
            if (_result is null)
            {
                Interlocked.CompareExchange(ref _result, MakeResult(), null);
                if (Ended is { } ended)
                {
                    Publish(_result, ended);
                }
            }

            return _result.Task;
        }
    }

    /// <summary>Begins the run.</summary>
    /// <param name="start">The first event.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    public ValueTask<WorkflowHandler<TResult>> StartAsync(Event start, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(start);
        Prepare(start);
        StartWatch(cancellationToken);
        Begin(start);
        return new(new WorkflowHandler<TResult>(this));
    }

    /// <summary>Begins the run and gives its result.</summary>
    /// <param name="start">The first event.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    public Task<TResult> ExecuteAsync(Event start, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(start);
        MarkObserved();
        IsUnattended = true;
        _result = MakeResult();
        Task<TResult> result = _result.Task;
        Prepare(start);
        StartWatch(cancellationToken);
        Begin(start);
        return result;
    }

    private protected override bool TakesResult(StopEventBase stop) => stop is StopEvent<TResult> or TResult || IsResult(stop.Carried);

    private protected override void PublishResult(RunEnded end)
    {
        if (Volatile.Read(ref _result) is { } result)
        {
            Publish(result, end);
        }
    }

    private static TaskCompletionSource<TResult> MakeResult() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static bool IsResult(object? carried) => carried is TResult || (carried is null && default(TResult) is null);

    private static void Publish(TaskCompletionSource<TResult> result, RunEnded end)
    {
        if (end.Thrown is { } exception)
        {
            result.TrySetException(exception);
        }
        else if (end is RunCompleted { Stop: var stop })
        {
            result.TrySetResult(stop switch
            {
                StopEvent<TResult> typed => typed.Result,
                TResult itself => itself,
                _ => (TResult)stop.Carried!,
            });
        }
        else
        {
            result.TrySetCanceled(end is RunCancelled { Token: { CanBeCanceled: true } token } ? token : new CancellationToken(canceled: true));
        }
    }
}
