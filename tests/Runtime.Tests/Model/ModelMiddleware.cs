namespace GenFlow.Tests.Model;

/// <summary>Changes nothing, but takes its time.</summary>
internal sealed class ModelMiddleware(int yields) : IWorkflowMiddleware
{
    public async Task InvokeRunAsync(RunInvocation run, RunNext next)
    {
        await YieldAsync();
        await next.InvokeAsync();
        await YieldAsync();
    }

    public async ValueTask InvokeStepAsync(StepInvocation step, StepNext next)
    {
        await YieldAsync();
        await next.InvokeAsync();
        await YieldAsync();
    }

    private async Task YieldAsync()
    {
        for (int i = 0; i < yields; i++)
        {
            await Task.Yield();
        }
    }
}
