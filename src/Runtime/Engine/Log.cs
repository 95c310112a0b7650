using Microsoft.Extensions.Logging;

namespace GenFlow.Engine;

/// <summary>What the engine says when nobody asked. A logger that throws does not change how a run ends.</summary>
internal static partial class Log
{
    public static void Abandoned(ILogger? logger, WorkflowException exception) =>
        Safely(logger, log => Abandoned(log, exception.Message));

    public static void UnobservedFailure(ILogger? logger, string workflow, StepFailure failure) =>
        Safely(logger, log => UnobservedFailure(log, workflow, failure.Step ?? "(none)", failure.Exception));

    public static void LateFailure(ILogger? logger, string workflow, StepFailure failure) =>
        Safely(logger, log => LateFailure(log, workflow, failure.Step ?? "(none)", failure.Exception));

    public static void ScopeFailed(ILogger? logger, string workflow, Exception exception) =>
        Safely(logger, log => ScopeNotDisposed(log, workflow, exception));

    private static void Safely(ILogger? logger, Action<ILogger> write)
    {
        if (logger is null)
        {
            return;
        }

        try
        {
            write(logger);
        }
#pragma warning disable CA1031 // There is nobody left to tell.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Message}")]
    private static partial void Abandoned(ILogger logger, string message);

    [LoggerMessage(2, LogLevel.Error, "A run of {Workflow} failed in step {Step} and nobody asked how it ended. Await handler.ResultAsync(), or look at handler.Failures.")]
    private static partial void UnobservedFailure(ILogger logger, string workflow, string step, Exception exception);

    [LoggerMessage(3, LogLevel.Error, "Step {Step} of {Workflow} failed after its run had ended.")]
    private static partial void LateFailure(ILogger logger, string workflow, string step, Exception exception);

    [LoggerMessage(4, LogLevel.Error, "The services of a run of {Workflow} could not be disposed. The run's result is not affected.")]
    private static partial void ScopeNotDisposed(ILogger logger, string workflow, Exception exception);
}
