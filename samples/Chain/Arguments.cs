using System.Text.Json;
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
        SearchExit.HandOverArgs.Partial handOver => Amount.Of(handOver.Findings?.Count ?? 0, "finding"),
        _ => "",
    };

    /// <summary>The section that is read: half of an id says nothing.</summary>
    public static string SectionOf(ActionEnd action) =>
        action.Body.ValueKind == JsonValueKind.Object && action.Body.TryGetProperty("id", out JsonElement id) ? id.ToString() : "";
}
