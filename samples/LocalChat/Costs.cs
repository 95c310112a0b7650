using GenFlow.Agents;
using GenFlow.Models;
using Shared;

namespace LocalChat;

/// <summary>What an answer took, in a line.</summary>
internal static class Costs
{
    public static string Of(AgentResponse response, double tokensPerSecond)
    {
        Usage usage = response.Usage;
        string known = usage.CachedInputTokens > 0 ? $" ({usage.CachedInputTokens} of them computed before)" : "";
        string speed = tokensPerSecond > 0 ? $" at {tokensPerSecond:#,##0} tokens/s" : "";
        return $"= {Amount.Of(response.Iterations, "call")} of the model, {usage.InputTokens} tokens read{known}, {usage.OutputTokens} written{speed}";
    }
}
