using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Support;

/// <summary>Deltas as lines: to compare, and to read when they differ.</summary>
internal static class DeltaText
{
    /// <summary>What a stream gives; the last line names what it throws.</summary>
    public static async Task<List<string>> LinesAsync(IModelStream stream, CancellationToken cancellationToken = default) =>
        await LinesAsync(stream, [new ChatMessage(ChatRole.User, "Hi")], new ChatOptions(), cancellationToken);

    public static async Task<List<string>> LinesAsync(
        IModelStream stream, IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken = default)
    {
        var lines = new List<string>();
        try
        {
            await foreach (ModelDelta delta in stream.StreamAsync(messages, options, cancellationToken))
            {
                lines.Add(Of(delta));
            }
        }
        catch (Exception problem) when (problem is ModelException or OperationCanceledException)
        {
            lines.Add($"! {problem.GetType().Name} {(problem as ModelException)?.Code}".TrimEnd());
        }

        return lines;
    }

    public static string Of(ModelDelta delta) => delta switch
    {
        { Value: ServerActionResult result } => $"ServerActionResult {delta.Index} {result.ActionId} '{result.Text}' {(result.IsError ? "error " : "")}[{string.Join(", ", result.Sources)}]",
        { Value: AIContent content } => $"Replay {delta.Index} {content.GetType().Name} {string.Join(", ", content.AdditionalProperties ?? [])}",
        { Kind: ModelDeltaKind.Usage, Value: var usage } => $"{usage}",
        _ => delta.ToString(),
    };
}
