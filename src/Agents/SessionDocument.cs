using GenFlow.Models;

namespace GenFlow.Agents;

/// <summary>A session as JSON.</summary>
/// <param name="Version">The form; 1 is the only one so far.</param>
/// <param name="Id">The session's id.</param>
/// <param name="Usage">The tokens of all its runs.</param>
/// <param name="Messages">The transcript.</param>
[Event]
internal sealed partial record SessionDocument(int Version, string Id, Usage Usage, IReadOnlyList<AgentMessage> Messages);

/// <summary>What every version of a session has in common.</summary>
/// <param name="Version">The form.</param>
[Event]
internal sealed partial record SessionHeader(int Version);
