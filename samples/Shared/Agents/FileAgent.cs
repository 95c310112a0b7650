using GenFlow.Agents;
using Microsoft.Extensions.AI;
using Shared.Agents.Actions;
using Shared.Files;
using Shared.Terminal;

namespace Shared.Agents;

/// <summary>The agent of the samples, on any model.</summary>
public static class FileAgent
{
    /// <param name="model">Who thinks.</param>
    /// <param name="root">The directory whose files it may look at.</param>
    /// <param name="view">Where somebody is asked before it writes.</param>
    #region agent
    public static Agent Create(IChatClient model, string root, IView view)
    {
        var files = new FileActions(new RootedFiles(root));
        return new Agent(model)
        {
            Name = "console",
            SystemPrompt = "Answer questions about the files of a directory. Look things up; do not guess.",
            Actions =
            [
                files.ListFilesAction, files.CountLinesAction, files.ReadLinesAction, files.SearchTextAction, files.SaveNoteAction,
                Calculator.CalculateAction,
            ],
            Approve = new Approver(view).AskAsync,
        };
    }
    #endregion
}
