using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace GenFlow.Anthropic.Requests;

/// <summary>How the model is told to think, and the room that its thoughts need.</summary>
internal sealed partial record ThinkingPlan(Thinking? Thinking, string? Effort, int Room)
{
    private static readonly ThinkingPlan s_none = new(null, null, 0);

    public static ThinkingPlan Of(ThinkingMode mode, string model, ReasoningOptions? reasoning)
    {
        if (reasoning is null or { Effort: null, Output: null })
        {
            return s_none;
        }

        if (reasoning.Effort == ReasoningEffort.None)
        {
            return new(new Thinking("disabled"), null, 0);
        }

        int room = reasoning.Effort switch
        {
            ReasoningEffort.Low => 2_048,
            ReasoningEffort.High => 8_192,
            ReasoningEffort.ExtraHigh => 16_000,
            _ => 4_096,
        };
        string? display = reasoning.Output switch
        {
            null => null,
            ReasoningOutput.None => "omitted",
            _ => "summarized",
        };
        bool hasBudget = mode == ThinkingMode.Budget || (mode == ThinkingMode.Auto && HasBudget().IsMatch(model));
        return hasBudget
            ? new(new Thinking("enabled") { BudgetTokens = room, Display = display }, null, room)
            : new(new Thinking("adaptive") { Display = display }, EffortOf(reasoning.Effort), room);
    }

    /// <summary>The tokens of an answer and its thoughts together, which is what the API limits.</summary>
    public int WithRoom(int tokens) => (int)Math.Min(int.MaxValue, (long)tokens + Room);

    private static string? EffortOf(ReasoningEffort? effort) => effort switch
    {
        ReasoningEffort.Low => "low",
        ReasoningEffort.Medium => "medium",
        ReasoningEffort.High => "high",
        ReasoningEffort.ExtraHigh => "xhigh",
        _ => null,
    };

    // Names end in a version, perhaps a date, and on other platforms more. No model will be added to these.
    [GeneratedRegex(@"claude-3|claude-(?:opus|sonnet|haiku)-4(?:[-.][0-5])?(?:$|[-@]\d{8}|[@:]|-latest)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex HasBudget();
}
