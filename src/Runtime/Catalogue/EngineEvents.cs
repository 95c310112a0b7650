using GenFlow.Serialization;

namespace GenFlow.Catalogue;

/// <summary>The engine's own events.</summary>
internal static class EngineEvents
{
    public static IReadOnlyList<EventEntry> For(EventCatalogue catalogue) =>
    [
        new CompletedEntry(catalogue),
        Of<RunFailed>("RunFailed"),
        Of<RunCancelled>("RunCancelled"),
        Of<RunTimedOut>("RunTimedOut"),
        Of<Lifecycle.StepStarted>("Lifecycle.StepStarted"),
        Of<Lifecycle.StepCompleted>("Lifecycle.StepCompleted"),
        Of<Lifecycle.StepFailed>("Lifecycle.StepFailed"),
        Of<Lifecycle.StepCancelled>("Lifecycle.StepCancelled"),
        Of<Lifecycle.StepAbandoned>("Lifecycle.StepAbandoned"),
        Of<StepRetrying>("StepRetrying"),
        Of<InputClosed>("InputClosed"),
        Of<StreamGap>("StreamGap"),
    ];

    private static EventEntry Of<TEvent>(string name)
        where TEvent : Event, IJsonCodec<TEvent> =>
        EventEntry.Of<TEvent, EventCodec<TEvent>>(name);
}
