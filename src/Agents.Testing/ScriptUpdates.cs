using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Testing;

/// <summary>A scripted answer as a client of another provider gives it: whole calls, nothing of where blocks begin and end.</summary>
internal static class ScriptUpdates
{
    public static async IAsyncEnumerable<ChatResponseUpdate> Of(
        IAsyncEnumerable<ScriptStep> steps, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var calls = new SortedDictionary<int, (string Id, string Name, StringBuilder Arguments, bool IsServerSide)>();
        Usage counted = Usage.None;
        string? model = null;
        string? response = null;
        await foreach (ScriptStep step in steps.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            ModelDelta delta = step.Delta;
            List<AIContent> contents = [];
            ChatFinishReason? finish = null;
            switch (delta.Kind)
            {
                case ModelDeltaKind.None when step.Value is ChatResponseUpdate raw:
                    yield return raw;
                    continue;
                case ModelDeltaKind.Begin:
                    (model, response) = (delta.Text.Length == 0 ? null : delta.Text, delta.Id.Length == 0 ? null : delta.Id);
                    continue;
                case ModelDeltaKind.Text:
                    contents.Add(new TextContent(delta.Text));
                    break;
                case ModelDeltaKind.Thought:
                    contents.Add(new TextReasoningContent(delta.Text));
                    break;
                case ModelDeltaKind.Signature:
                    contents.Add(new TextReasoningContent("") { ProtectedData = delta.Text });
                    break;
                case ModelDeltaKind.ActionStart or ModelDeltaKind.ServerActionStart:
                    calls[delta.Index] = (delta.Id, delta.Text, new(), delta.Kind == ModelDeltaKind.ServerActionStart);
                    continue;
                case ModelDeltaKind.ActionFragment:
                    calls[delta.Index].Arguments.Append(delta.Text);
                    continue;
                case ModelDeltaKind.BlockEnd when calls.Remove(delta.Index, out var call):
                    contents.Add(ToCall(call.Id, call.Name, call.Arguments.ToString(), call.IsServerSide));
                    break;
                case ModelDeltaKind.ServerActionResult when delta.Value is ServerActionResult result:
                    contents.Add(new FunctionResultContent(result.ActionId, result.Text));
                    break;
                case ModelDeltaKind.Citation when delta.Value is Citation citation:
                    contents.Add(new TextContent("") { Annotations = [ToAnnotation(citation)] });
                    break;
                case ModelDeltaKind.Replay when delta.Value is AIContent content:
                    contents.Add(content);
                    break;
                case ModelDeltaKind.Usage when delta.Value is Usage usage:
                    // Whoever reads updates adds their usage up.
                    contents.Add(new UsageContent(ToDetails(usage, counted)));
                    counted = usage;
                    break;
                case ModelDeltaKind.Stop:
                    // Such clients give what they have of a call when the model stops.
                    contents.AddRange(calls.Values.Select(static call => ToCall(call.Id, call.Name, call.Arguments.ToString(), call.IsServerSide)));
                    calls.Clear();
                    finish = ToFinish(delta.StopReason, delta.Text);
                    break;
                default:
                    continue;
            }

            yield return new(ChatRole.Assistant, contents) { ModelId = model, ResponseId = response, MessageId = response, FinishReason = finish };
        }
    }

    private static FunctionCallContent ToCall(string id, string name, string json, bool isServerSide)
    {
        try
        {
            return new(id, name, Parse(json)) { InformationalOnly = isServerSide };
        }
        catch (JsonException error)
        {
            return new(id, name) { Exception = error, InformationalOnly = isServerSide };
        }
    }

    private static Dictionary<string, object?> Parse(string json)
    {
        if (json.Length == 0)
        {
            return [];
        }

        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? document.RootElement.EnumerateObject().ToDictionary(static member => member.Name, static member => (object?)member.Value.Clone())
            : throw new JsonException("Arguments are an object.");
    }

    private static CitationAnnotation ToAnnotation(Citation citation) => new()
    {
        Title = citation.Title,
        Url = citation.Url is null ? null : new Uri(citation.Url, UriKind.RelativeOrAbsolute),
        Snippet = citation.Quote,
        AnnotatedRegions = citation.Start is null && citation.End is null ? null
            : [new TextSpanAnnotatedRegion { StartIndex = citation.Start, EndIndex = citation.End }],
    };

    private static UsageDetails ToDetails(Usage usage, Usage counted) => new()
    {
        InputTokenCount = usage.InputTokens - counted.InputTokens,
        OutputTokenCount = usage.OutputTokens - counted.OutputTokens,
        TotalTokenCount = usage.TotalTokens - counted.TotalTokens,
        CachedInputTokenCount = usage.CachedInputTokens - counted.CachedInputTokens,
        ReasoningTokenCount = usage.ReasoningTokens - counted.ReasoningTokens,
    };

    private static ChatFinishReason ToFinish(StopReason reason, string raw) => reason switch
    {
        StopReason.EndOfTurn or StopReason.StopSequence => ChatFinishReason.Stop,
        StopReason.Actions => ChatFinishReason.ToolCalls,
        StopReason.OutputLimit or StopReason.ContextLimit => ChatFinishReason.Length,
        StopReason.ContentFilter => ChatFinishReason.ContentFilter,
        _ => new(raw.Length > 0 ? raw : "unknown"),
    };
}
