using GenFlow.Serialization;

namespace GenFlow.Catalogue;

/// <summary>The engine's own events.</summary>
internal static class EngineEvents
{
    public static IReadOnlyList<EventEntry> For(EventCatalogue catalogue) =>
    [
        new CompletedEntry(catalogue),
    ];
}
