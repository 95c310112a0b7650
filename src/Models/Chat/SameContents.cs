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
}
