namespace GenFlow.Agents;

/// <summary>An agent that was run as an action came to no answer: it refused, or reached a limit. The model that called the
/// action is told.</summary>
/// <param name="name">The agent's name.</param>
/// <param name="response">What its run gave.</param>
public sealed class AgentUnsuccessfulException(string name, AgentResponse response) : Exception(TextOf(name, response))
{
    private const int LongestText = 500;

    /// <summary>What its run gave.</summary>
    public AgentResponse Response { get; } = response;

    private static string TextOf(string name, AgentResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        string text = response.Text;
        string shown = text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText), "…");
        return $"The agent '{name}' came to no answer: {response.Status}. {response.Detail}".TrimEnd() + (shown.Length == 0 ? "" : $" It said last: {shown}");
    }
}
