using DocsChain.Actions;
using GenFlow.Agents;
using Shared;

namespace DocsChain;

/// <summary>Arguments in a line, as far as they have come: what is not there yet is null.</summary>
internal static class Arguments
{
    public static string Describe(ActionDelta action) => action.Partial switch
    {
        DocsActions.SearchArgs.Partial search => $"{search.Query}",
        DocsActions.ReadSectionArgs.Partial read => $"{read.Id}",
        SearchExit.HandOverArgs.Partial handOver => Amount.Of(handOver.Findings?.Count ?? 0, "finding"),
        _ => "",
    };
}
