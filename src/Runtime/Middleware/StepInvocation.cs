using GenFlow.CompilerServices;
using GenFlow.Engine;

namespace GenFlow;

/// <summary>One attempt of a step, as <see cref="IWorkflowMiddleware"/> sees it.</summary>
public sealed class StepInvocation
{
    private readonly RunHooks _hooks;
    private readonly Token _token;
    private StepResult _result;
    private Progress _progress;

    internal StepInvocation(RunHooks hooks, Token token, in Context context)
    {
        _hooks = hooks;
        _token = token;
        Context = context;
        Input = token.Payload as Event;
    }

    /// <summary>What the step has of its run: its name, the attempt, the token, the run's id.</summary>
    public Context Context { get; }

    /// <summary>The event that the step is given; null for a join.</summary>
    public Event? Input { get; }

    /// <summary>After the step has ended, the event that it returned; null for none and for a sequence.</summary>
    public Event? Output => _progress == Progress.Ended ? _result.Event : null;

    /// <summary>What the step gave.</summary>
    internal StepResult Result => _progress == Progress.Ended ? _result : throw new WorkflowException(
        _hooks.Run.Definition.Name,
        Context.StepName,
        $"A middleware of {_hooks.Run.Definition.Name} {(_progress == Progress.None ? "did not call next" : "did not await next, or kept what it threw to itself,")} around step {Context.StepName}: its result is unknown. Call next.InvokeAsync() once, await it and let through what it throws; to refuse a step, throw.");

    internal ValueTask InvokeAsync(int index) => index < _hooks.Middleware.Length
        ? _hooks.Middleware[index].InvokeStepAsync(this, new StepNext(this, index + 1))
        : InvokeBody();

    private ValueTask InvokeBody()
    {
        if (_progress != Progress.None)
        {
            throw new InvalidOperationException(
                $"A middleware called next twice around step {Context.StepName}. To repeat a step, give it [Step(Retries = …)].");
        }

        _progress = Progress.Begun;
        StepResult result = _hooks.Run.InvokeBody(_token, Context);
        if (!result.IsSettled)
        {
            return new ValueTask(SettleAsync(result));
        }

        End(result);
        return default;
    }

    private async Task SettleAsync(StepResult result)
    {
        while (!result.IsSettled)
        {
            Task task = result.IsSequence ? _hooks.Run.Draw(_token, result.Sequence) : result.Pending;
            try
            {
                await task.ConfigureAwait(_hooks.Run.ComesBack);
            }
            catch when (task.Exception is { InnerExceptions.Count: > 1 } several)
            {
                _hooks.Run.RecordOthers(_token, several);
                throw;
            }

            result = result.IsSequence ? StepResult.None : result.Next(task);
        }

        End(result);
    }

    private void End(StepResult result)
    {
        _result = result;
        _progress = Progress.Ended;
    }

    private enum Progress
    {
        None,
        Begun,
        Ended,
    }
}

/// <summary>The rest of an attempt: the middleware after this one, then the step's body.</summary>
public readonly struct StepNext
{
    private readonly StepInvocation? _step;
    private readonly int _index;

    internal StepNext(StepInvocation step, int index)
    {
        _step = step;
        _index = index;
    }

    /// <summary>Runs it.</summary>
    public ValueTask InvokeAsync() =>
        (_step ?? throw new InvalidOperationException("default(StepNext) belongs to no step.")).InvokeAsync(_index);
}
