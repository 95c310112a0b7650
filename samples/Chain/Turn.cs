using DocsChain.Actions;
using GenFlow.Agents;
using Shared;
using Shared.Terminal;

namespace DocsChain;

/// <summary>Shows the agents' work while they are at it.</summary>
internal static class Turn
{
    private const string Conclusion = "conclude";
    private const string Reading = "read_section";

    public static async Task<AgentResponse> ShowAsync(AgentStream events, IView view)
    {
        var answer = new Answer(view);
        try
        {
            #region show
            await foreach (AgentEvent ev in events)
            {
                await (ev switch
                {
                    ChainAgentStart stage => view.HeadAsync($"{stage.AgentIndex + 1}/{stage.TotalAgents} {stage.AgentName}"),
                    ChainAgentEnd stage => view.NoteAsync(EndOf(stage)),
                    ThoughtStart => view.OpenThoughtAsync(),
                    ThoughtDelta thought => view.ThinkAsync(thought.Delta),
                    ThoughtEnd => view.CloseThoughtAsync(),
                    ContentDelta content => view.SayAsync(content.Delta),
                    ActionStart { Name: Conclusion } => answer.BeginAsync(),
                    ActionDelta { Partial: AnalysisExit.ConcludeArgs.Partial conclusion } => answer.ShowAsync(conclusion.Answer),
                    ActionExecuted { Action: { Name: Conclusion, IsError: true, Result: var problem } } => view.NoteAsync($"! {Printable.Line(problem ?? "")}"),
                    ActionSkipped { Name: Conclusion, Reason: var reason } => view.NoteAsync($"! {Printable.Line(reason)}"),
                    ActionExecuted { Action.Name: Conclusion } or ActionAborted { Name: Conclusion } => view.EndAsync(),
                    ActionStart action => view.SpinAsync(action.Id, action.Name, ""),
                    ActionDelta { Partial: DocsActions.ReadSectionArgs.Partial } => ValueTask.CompletedTask,
                    ActionDelta action => view.SpinAsync(action.Id, action.Name, Arguments.Describe(action)),
                    ActionEnd { Name: Reading } action => view.SpinAsync(action.Id, action.Name, Arguments.SectionOf(action)),
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

    private static string EndOf(ChainAgentEnd stage) =>
        $"= {stage.AgentIndex + 1}/{stage.TotalAgents} {stage.AgentName}: {stage.Status?.ToString() ?? "failed"} after {stage.Duration.TotalSeconds:0.0} s, "
        + Amount.Of(stage.Usage.TotalTokens, "token") + (stage is { Cost: > 0 and var cost } ? $", {cost:0.####}" : "");
}
