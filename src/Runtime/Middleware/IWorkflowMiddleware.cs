namespace GenFlow;

/// <summary>Wraps runs and steps: logging, tracing, policies. Give it with <see cref="RunOptions.Middleware"/> or register it as
/// a service; the first one is the outermost. One object serves any number of runs at once.</summary>
public interface IWorkflowMiddleware
{
    /// <summary>Wraps a run, from before its first step until all its steps have ended and before its end is told.</summary>
    /// <param name="run">The run.</param>
    /// <param name="next">Runs it; call it once and await it. It gives how the run ended, and does not throw the run's failure.</param>
    /// <remarks>An exception before <paramref name="next"/> fails the run; one after it is among
    /// <see cref="WorkflowHandler.Failures"/> and changes nothing about how the run ended.</remarks>
    Task InvokeRunAsync(RunInvocation run, RunNext next) => next.InvokeAsync();

    /// <summary>Wraps one attempt of a step, inside its retries and its timeout; of a step that gives a sequence until its last
    /// event is made.</summary>
    /// <param name="step">The attempt.</param>
    /// <param name="next">Runs it; call it once and await it. It throws what the step throws.</param>
    /// <remarks>An exception fails the attempt.</remarks>
    ValueTask InvokeStepAsync(StepInvocation step, StepNext next) => next.InvokeAsync();
}
