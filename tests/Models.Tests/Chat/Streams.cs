using System.Globalization;
using Microsoft.Extensions.AI;

namespace GenFlow.Models.Tests;

/// <summary>Reads streams of deltas into lines, block numbers counted from 0.</summary>
internal static class Streams
{
    public static async Task<List<ModelDelta>> ReadAsync(IChatClient client)
    {
        var deltas = new List<ModelDelta>();
        await foreach (ModelDelta delta in ModelStreams.Of(client).StreamAsync([], new ChatOptions()))
        {
            deltas.Add(delta);
        }

        return deltas;
    }

    public static async Task<string[]> LinesAsync(params ChatResponseUpdate[] updates) => Lines(await ReadAsync(new UpdatesClient(updates)));

    public static string[] Lines(IEnumerable<ModelDelta> deltas)
    {
        var blocks = new List<int>();
        return [.. deltas.Select(delta => Line(delta, blocks))];
    }

    public static ChatResponseUpdate Update(params AIContent[] contents) => new(ChatRole.Assistant, contents);

    private static string Line(ModelDelta delta, List<int> blocks)
    {
        if (delta.Kind == ModelDeltaKind.Stop)
        {
            return $"Stop {delta.StopReason} '{delta.Text}'";
        }

        if (delta.Kind == ModelDeltaKind.Usage)
        {
            var usage = (Usage)delta.Value!;
            return $"Usage {usage.InputTokens} {usage.OutputTokens} {usage.CachedInputTokens} {usage.ReasoningTokens}";
        }

        if (delta.Kind == ModelDeltaKind.Begin)
        {
            return $"Begin {delta.Id} {delta.Text}";
        }

        if (delta.Value is ModelSwitch change)
        {
            return change.Discards ? "Switch, discards" : "Switch";
        }

        if (!blocks.Contains(delta.Index))
        {
            blocks.Add(delta.Index);
        }

        string value = delta.Value switch
        {
            null => "",
            string id => " " + id,
            ServerActionResult result => $" {result.ActionId} '{result.Text}' {result.IsError} [{string.Join(' ', result.Sources.Select(source => $"{source.Title}={source.Url}"))}]",
            Citation citation => string.Create(CultureInfo.InvariantCulture, $" {citation.Url} {citation.Title} {citation.Quote} {citation.Start}-{citation.End}"),
            object other => " " + other.GetType().Name,
        };
        return $"{delta.Kind} {blocks.IndexOf(delta.Index)}{(delta.Text.Length == 0 ? "" : $" '{delta.Text}'")}{value}";
    }
}
