using Shared.Agents.Actions;
using GenFlow.Agents;

namespace Shared.Agents;

/// <summary>Arguments in a line, as far as they have come: what is not there yet is null.</summary>
public static class Arguments
{
    #region partial
    public static string Describe(ActionDelta action) => action.Partial switch
    {
        FileActions.SearchTextArgs.Partial search => $"{search.Text} {search.Pattern}",
        FileActions.ListFilesArgs.Partial list => $"{list.Pattern}",
        FileActions.CountLinesArgs.Partial count => $"{count.Path}",
        FileActions.ReadLinesArgs.Partial read => $"{read.Path} {read.First} {read.Last}",
        FileActions.SaveNoteArgs.Partial note => $"{note.Path} {note.Text?.Length}",
        Calculator.CalculateArgs.Partial sum => $"{sum.Expression}",
        _ => action.Body.ToString(),
    };
    #endregion
}
