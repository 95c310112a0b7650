namespace GenFlow.Graphs;

/// <summary>What a join closes: branches that began in one place, by declaration.</summary>
/// <param name="Opener">The step that opens it each time it runs; null where <paramref name="Event"/> does.</param>
/// <param name="Event">The event that opens it by going to several steps; null where <paramref name="Opener"/> does.</param>
/// <param name="Join">The step that closes it.</param>
public sealed record GraphScope(GraphNode? Opener, Type? Event, GraphNode Join);
