namespace GenFlow.Agents.Engine;

/// <summary>One run, of an agent or of a chain, as its stream sees it.</summary>
internal interface IAgentRun
{
    string Id { get; }

    /// <summary>Its part of paths.</summary>
    string Name { get; }

    /// <summary>What it gave; null before its end, and where it failed.</summary>
    AgentResponse? Response { get; }

    /// <summary>It runs inside a step, or inside another run; before the events are asked for.</summary>
    void PlaceIn(Context? workflow, OuterRun? outer);

    IAsyncEnumerable<AgentEvent> EventsAsync(CancellationToken first, CancellationToken cancellationToken = default);
}
