using GenFlow.Models;

namespace GenFlow.Agents;

/// <summary>A conversation: the transcript and what it took. One run at a time works on it; between runs it may be read from
/// any thread.</summary>
public sealed partial class AgentSession
{
    /// <summary>What was said, oldest first.</summary>
    public IReadOnlyList<AgentMessage> Messages { get; private set; } = [];

    /// <summary>The tokens of all its runs.</summary>
    public Usage Usage { get; private set; } = Usage.None;
}
