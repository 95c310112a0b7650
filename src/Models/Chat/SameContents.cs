using System.Text.Json;
using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>Whether contents say what deltas say: what middleware may have changed.</summary>
internal static class SameContents
{
    public static bool Are(IList<AIContent> contents, List<AIContent> expected)
    {
        if (contents.Count != expected.Count)
        {
            return false;
        }

        for (int i = 0; i < expected.Count; i++)
        {
            if (!ReferenceEquals(contents[i], expected[i]) && !Is(contents[i], expected[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether contents together say what is expected, however they are cut into pieces. Usage, and what a provider has run
    /// itself, are not compared.</summary>
    public static bool InSum(IList<AIContent> contents, List<AIContent> expected)
    {
        if (contents is [TextContent { Annotations: null } one] && expected is [TextContent { Annotations: null } other])
        {
            return one.Text == other.Text;
        }

        var said = new Sum(contents);
        var told = new Sum(expected);
        return said.Text == told.Text && said.Thoughts == told.Thoughts && said.Signature == told.Signature && said.Annotations == told.Annotations
            && said.Calls.Count == told.Calls.Count && said.Calls.Zip(told.Calls).All(static pair => Is(pair.First, pair.Second));
    }

    private static bool Is(AIContent content, AIContent expected) => (content, expected) switch
    {
        (TextContent one, TextContent other) => one.Text == other.Text && one.Annotations?.Count == other.Annotations?.Count,
        (TextReasoningContent one, TextReasoningContent other) => one.Text == other.Text && one.ProtectedData == other.ProtectedData,
        (FunctionCallContent one, FunctionCallContent other) => one.CallId == other.CallId && one.Name == other.Name
            && one.InformationalOnly == other.InformationalOnly
            && (one.Exception is null) == (other.Exception is null) && Is(one.Arguments, other.Arguments),
        (FunctionResultContent one, FunctionResultContent other) => one.CallId == other.CallId && Equals(one.Result, other.Result),
        (UsageContent one, UsageContent other) => one.Details.InputTokenCount == other.Details.InputTokenCount
            && one.Details.OutputTokenCount == other.Details.OutputTokenCount,
        _ => Http.WireContent.IsSameBehind(content, expected),
    };

    private static bool Is(IDictionary<string, object?>? arguments, IDictionary<string, object?>? expected)
    {
        if ((arguments?.Count ?? 0) != (expected?.Count ?? 0))
        {
            return false;
        }

        foreach ((string name, object? value) in expected ?? new Dictionary<string, object?>())
        {
            if (!arguments!.TryGetValue(name, out object? given)
                || given is not JsonElement one || value is not JsonElement other || !JsonEquality.Are(one, other))
            {
                return false;
            }
        }

        return true;
    }

    private sealed class Sum
    {
        public Sum(IList<AIContent> contents)
        {
            for (int i = 0; i < contents.Count; i++)
            {
                switch (contents[i])
                {
                    case TextContent text:
                        Text += text.Text;
                        Annotations += text.Annotations?.Count ?? 0;
                        break;

                    // One with properties is its client's own form of a thought that nobody may read.
                    case TextReasoningContent thought:
                        Thoughts += thought.Text;
                        Signature += thought.AdditionalProperties is { Count: > 0 } ? "" : thought.ProtectedData;
                        break;
                    case FunctionCallContent { InformationalOnly: false } call:
                        Calls.Add(call);
                        break;
                }
            }
        }

        public string Text { get; } = "";

        public string Thoughts { get; } = "";

        public string Signature { get; } = "";

        public int Annotations { get; }

        public List<FunctionCallContent> Calls { get; } = [];
    }
}
