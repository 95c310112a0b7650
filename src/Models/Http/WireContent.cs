using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace GenFlow.Models.Http;

/// <summary>Contents that remember how their provider has sent them, so that they go back to it unchanged: also behind a
/// transcript that was written to JSON.</summary>
public static class WireContent
{
    private const string Prefix = "raw:";

    /// <summary>Has a content remember its own form on a wire.</summary>
    /// <typeparam name="T">The content's type.</typeparam>
    /// <param name="content">The content.</param>
    /// <param name="wire">The wire, such as <c>anthropic</c>.</param>
    /// <param name="json">What the provider has sent: JSON.</param>
    /// <returns>The same content.</returns>
    public static T Keep<T>(T content, string wire, string json)
        where T : AIContent
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(json);
        (content.AdditionalProperties ??= [])[Prefix + wire] = json;
        return content;
    }

    /// <summary>What a content remembers.</summary>
    /// <param name="content">The content.</param>
    /// <param name="wire">The wire.</param>
    /// <param name="json">The JSON, as the provider has sent it; whoever reads it must still expect anything, since transcripts
    /// can be written by hand.</param>
    /// <returns>Whether it remembers this wire.</returns>
    public static bool TryGet(AIContent content, string wire, [NotNullWhen(true)] out string? json)
    {
        ArgumentNullException.ThrowIfNull(content);
        object? value = null;
        json = content.AdditionalProperties?.TryGetValue(Prefix + wire, out value) != true ? null
            : value as string ?? (value is JsonElement { ValueKind: JsonValueKind.String } element ? element.GetString() : null);
        return json is not null;
    }

    /// <summary>Whether a content belongs to another provider's wire, which this one could not read. Text, calls of the caller's
    /// functions and their results belong to none: every wire has words for them.</summary>
    /// <param name="content">The content.</param>
    /// <param name="wire">The wire that asks.</param>
    /// <returns>Whether it remembers a wire, and not this one.</returns>
    public static bool IsForeign(AIContent content, string wire)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content is not (TextContent or FunctionCallContent { InformationalOnly: false } or FunctionResultContent)
            && content.AdditionalProperties is { } properties && !properties.ContainsKey(Prefix + wire)
            && properties.Keys.Any(static key => key.StartsWith(Prefix, StringComparison.Ordinal));
    }
}
