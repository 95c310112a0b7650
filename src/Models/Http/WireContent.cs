using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace GenFlow.Models.Http;

/// <summary>Contents that remember how their provider has sent them, so that they go back to it unchanged: also behind a
/// transcript that was written to JSON.</summary>
public static class WireContent
{
    private const string Prefix = "raw:";
    private const string FormOf = "form-of";
    private const string Thought = "thought";
    private const string Text = "text:";

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

    /// <summary>What follows text or a thought that was shown in pieces, so that its form on its wire is not lost: a content without
    /// words of its own.</summary>
    /// <returns>It; null where the whole remembers no wire.</returns>
    internal static AIContent? Behind(AIContent whole)
    {
        string? of = whole switch
        {
            TextContent text => Text + text.Text,
            TextReasoningContent => Thought,
            _ => null,
        };
        return of is null || !HasForm(whole) ? null : new AIContent { AdditionalProperties = new(whole.AdditionalProperties!) { [FormOf] = of } };
    }

    /// <summary>Whether a content stands behind text or a thought, and says the same of it as another one.</summary>
    internal static bool IsSameBehind(AIContent one, AIContent other) =>
        OfWhat(one) is { } of && of == OfWhat(other) && one.AdditionalProperties!.Count == other.AdditionalProperties!.Count
        && one.AdditionalProperties.All(property => other.AdditionalProperties.TryGetValue(property.Key, out object? value) && Equals(value, property.Value));

    /// <summary>The messages with texts and thoughts that are whole again: each remembers its own form where it is still the same.</summary>
    internal static IReadOnlyList<ChatMessage> Gather(IReadOnlyList<ChatMessage> messages)
    {
        List<ChatMessage>? gathered = null;
        for (int index = 0; index < messages.Count; index++)
        {
            if (messages[index].Contents.Any(static content => OfWhat(content) is not null))
            {
                gathered ??= [.. messages];
                gathered[index] = messages[index].Clone();
                gathered[index].Contents = Gather(messages[index].Contents);
            }
        }

        return gathered ?? messages;
    }

    private static List<AIContent> Gather(IList<AIContent> contents)
    {
        var gathered = new List<AIContent>(contents.Count);
        var texts = new List<AIContent>();
        for (int index = 0; index < contents.Count; index++)
        {
            AIContent content = contents[index];
            string? of = OfWhat(content);
            if (of is null)
            {
                gathered.Add(content);
            }
            else if (of == Thought)
            {
                GatherThought(gathered, content);
            }
            else if (of.StartsWith(Text, StringComparison.Ordinal))
            {
                // The parts of one message are told together, and its ends come together behind them.
                texts.Add(new TextContent(of[Text.Length..]) { AdditionalProperties = PropertiesOf(content) });
                if (index + 1 == contents.Count || OfWhat(contents[index + 1])?.StartsWith(Text, StringComparison.Ordinal) != true)
                {
                    GatherTexts(gathered, texts);
                    texts.Clear();
                }
            }
        }

        return gathered;
    }

    // Its provider wants it back as it was: what has become of its text does not matter.
    private static void GatherThought(List<AIContent> gathered, AIContent behind)
    {
        int start = gathered.Count;
        while (start > 0 && gathered[start - 1] is TextReasoningContent { ProtectedData: null or "" } piece && !HasForm(piece))
        {
            start--;
        }

        string text = string.Concat(gathered.Skip(start).Cast<TextReasoningContent>().Select(static piece => piece.Text));
        gathered.RemoveRange(start, gathered.Count - start);
        gathered.Add(new TextReasoningContent(text) { AdditionalProperties = PropertiesOf(behind) });
    }

    // Text that has been changed since is no longer what its provider has sent.
    private static void GatherTexts(List<AIContent> gathered, List<AIContent> texts)
    {
        string rest = string.Concat(texts);
        string before = "";
        int start = gathered.Count;
        while (rest.Length > 0 && start > 0 && gathered[start - 1] is TextContent piece && !HasForm(piece)
            && (rest.EndsWith(piece.Text, StringComparison.Ordinal) || piece.Text.EndsWith(rest, StringComparison.Ordinal)))
        {
            start--;
            int length = Math.Min(rest.Length, piece.Text.Length);
            before = piece.Text[..^length];
            rest = rest[..^length];
        }

        if (rest.Length == 0)
        {
            gathered.RemoveRange(start, gathered.Count - start);
            if (before.Length > 0)
            {
                gathered.Add(new TextContent(before));
            }

            gathered.AddRange(texts);
        }
    }

    private static string? OfWhat(AIContent content)
    {
        object? value = null;
        return content.GetType() != typeof(AIContent) || content.AdditionalProperties?.TryGetValue(FormOf, out value) != true ? null
            : value as string ?? (value is JsonElement { ValueKind: JsonValueKind.String } element ? element.GetString() : null);
    }

    private static AdditionalPropertiesDictionary PropertiesOf(AIContent behind)
    {
        var properties = new AdditionalPropertiesDictionary(behind.AdditionalProperties!);
        properties.Remove(FormOf);
        return properties;
    }

    private static bool HasForm(AIContent content) =>
        content.AdditionalProperties?.Keys.Any(static key => key.StartsWith(Prefix, StringComparison.Ordinal)) == true;

    /// <summary>Whether a content belongs to another provider's wire, which this one could not read. Text, calls of the caller's
    /// functions and their results belong to none: every wire has words for them.</summary>
    /// <param name="content">The content.</param>
    /// <param name="wire">The wire that asks.</param>
    /// <returns>Whether it remembers a wire, and not this one.</returns>
    public static bool IsForeign(AIContent content, string wire)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content is not (TextContent or FunctionCallContent { InformationalOnly: false } or FunctionResultContent)
            && HasForm(content) && !content.AdditionalProperties!.ContainsKey(Prefix + wire);
    }
}
