using GenFlow.Agents;
using Shared.Terminal;

namespace Shared.Agents;

/// <summary>Shows an answer while it comes.</summary>
public static class Turn
{
    public static async Task<AgentResponse> ShowAsync(AgentStream events, IView view)
    {
        try
        {
            #region show
            await foreach (AgentEvent ev in events)
            {
                await (ev switch
                {
                    ThoughtStart => view.OpenThoughtAsync(),
                    ThoughtDelta thought => view.ThinkAsync(thought.Delta),
                    ThoughtEnd => view.CloseThoughtAsync(),
                    ContentDelta content => view.SayAsync(content.Delta),
                    ActionStart action => view.SpinAsync(action.Id, action.Name, ""),
                    ActionDelta action => view.SpinAsync(action.Id, action.Name, Arguments.Describe(action)),
                    ActionProgress action => view.ProgressAsync(action.Id, action.Message),
                    ActionExecuted { Action: var action } => view.StopAsync(action.Id, action.Summary ?? action.Result ?? "", action.IsError),
                    ActionSkipped skipped => view.StopAsync(skipped.Id, skipped.Reason, isError: true),
                    ActionAborted aborted => view.StopAsync(aborted.Id, aborted.Reason, isError: true),
                    _ => ValueTask.CompletedTask,
                });
            }
            #endregion
        }
        finally
        {
            await view.EndAsync();
        }

        return events.Response;
    }
}
