using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>Copies of contents, and what they take.</summary>
internal static class ContentCopies
{
    private static readonly JsonTypeInfo s_content = AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(AIContent));

    /// <summary>A copy; the content itself where it is of a kind that cannot be copied.</summary>
    public static AIContent Of(AIContent content)
    {
        AIContent? copy = content switch
        {
            TextContent text => new TextContent(text.Text),
            TextReasoningContent thought => new TextReasoningContent(thought.Text) { ProtectedData = thought.ProtectedData },
            FunctionCallContent call when call.GetType() == typeof(FunctionCallContent) => new FunctionCallContent(
                call.CallId, call.Name, call.Arguments is { } arguments ? new Dictionary<string, object?>(arguments, StringComparer.Ordinal) : null)
            {
                Exception = call.Exception,
                InformationalOnly = call.InformationalOnly,
            },
            FunctionResultContent result when result.GetType() == typeof(FunctionResultContent) =>
                new FunctionResultContent(result.CallId, result.Result) { Exception = result.Exception },
            _ => null,
        };
        if (copy is null)
        {
            copy = OfJson(content);
            if (copy is null)
            {
                return content;
            }
        }
        else
        {
            copy.Annotations = content.Annotations?.Select(Of).ToList();
            copy.AdditionalProperties = content.AdditionalProperties?.Clone();
        }

        copy.RawRepresentation = content.RawRepresentation;
        return copy;
    }

    /// <summary>About how many bytes it takes; null where it cannot be copied, and so must not be kept.</summary>
    public static long? SizeOf(AIContent content)
    {
        const int Item = 96;
        switch (content)
        {
            case TextContent { Annotations: null, AdditionalProperties: null } text:
                return Item + (2L * text.Text.Length);
            case TextReasoningContent { AdditionalProperties: null } thought:
                return Item + (2L * (thought.Text.Length + (thought.ProtectedData?.Length ?? 0)));
            case UsageContent { AdditionalProperties: null }:
                return 2 * Item;
            case FunctionCallContent or FunctionResultContent or TextContent or TextReasoningContent:
                return Json(content) is { } known ? Item + (2L * known.Length) : null;
            default:
                return Json(content) is { } json && OfJson(content) is not null ? Item + (2L * json.Length) : null;
        }
    }

    private static AIAnnotation Of(AIAnnotation annotation) => annotation is not CitationAnnotation citation ? annotation
        : new CitationAnnotation
        {
            Title = citation.Title,
            Url = citation.Url,
            FileId = citation.FileId,
            ToolName = citation.ToolName,
            Snippet = citation.Snippet,
            AnnotatedRegions = citation.AnnotatedRegions is { } regions ? [.. regions] : null,
            RawRepresentation = citation.RawRepresentation,
            AdditionalProperties = citation.AdditionalProperties?.Clone(),
        };

    private static AIContent? OfJson(AIContent content)
    {
        try
        {
            return Json(content) is { } json ? (AIContent?)JsonSerializer.Deserialize(json, s_content) : null;
        }
        catch (Exception problem) when (problem is NotSupportedException or JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static byte[]? Json(AIContent content)
    {
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(content, s_content);
        }
        catch (Exception problem) when (problem is NotSupportedException or JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
