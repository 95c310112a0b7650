using System.Runtime.CompilerServices;

namespace GenFlow.Agents.Engine;

/// <summary>A workflow that an action runs where the agent runs inside none.</summary>
internal static class ActionWorkflow
{
    public static async Task<TResult> RunAsync<TInput, TResult>(
        IWorkflow<TInput, TResult> workflow, TInput input, string name, ActionContext action, IActionHost? host)
    {
        // As a child of a workflow: the action's own limits are its limits.
        var options = new RunOptions { Services = action.ServicesOrNull, TimeProvider = action.TimeProvider, Timeout = Timeout.InfiniteTimeSpan };
        WorkflowHandler<TResult> handler = await workflow.RunAsync(input, options, action.CancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable disposal = handler.ConfigureAwait(false);
        await foreach (StreamItem item in handler.StreamItems().WithCancellation(action.CancellationToken).ConfigureAwait(false))
        {
            if (item.Event is InputRequest request)
            {
                throw new InvalidOperationException(
                    $"The workflow {name}, which action {action.Name} runs, asks people ({request.GetType().Name}), and there is nobody: the agent does not run inside a workflow. Run it in a step with ctx.ForwardAsync(agent.StreamAsync(…)), then the request is in that run's stream.");
            }

            if (host is not null && item.Event is not RunEnded)
            {
                string path = item.Path.Length == 0 ? name : $"{name}/{item.Path}";
                await host.PublishAsync(item.Event, path, action.CancellationToken).ConfigureAwait(false);
            }
        }

        return await handler.ResultAsync().ConfigureAwait(false);
    }
}
