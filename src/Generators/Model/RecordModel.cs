namespace GenFlow.Generators.Model;

/// <summary>All that is read of a record with [Event] or [StreamEvent].</summary>
/// <param name="Event">What it is as an event; null where nothing can be generated, or another declaration stands for it.</param>
/// <param name="Union">What it says about unions; null where that is nothing.</param>
internal sealed record RecordModel(EventModel? Event, UnionSource? Union);
