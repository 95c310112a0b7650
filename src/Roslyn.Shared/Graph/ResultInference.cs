namespace GenFlow.Roslyn;

/// <summary>The type that a run ends with.</summary>
/// <param name="Name">As generated code writes it.</param>
/// <param name="Reach">How far a member that names it may be visible.</param>
internal sealed record ResultType(string Name, Reach Reach);

/// <summary>Finds what a workflow's runs end with, from the stop events that its steps declare.</summary>
internal static class ResultInference
{
    public static ResultType Infer(IReadOnlyCollection<StepSignature> steps)
    {
        EventReference[] stops = [.. steps
            .SelectMany(static step => step.Outputs)
            .Where(static output => output.IsStop)
            .GroupBy(static stop => stop.Identity, StringComparer.Ordinal)
            .Select(MostNullable)];

        return stops.Length == 0 ? new(KnownTypes.StopEventBase.Global, Reach.Public)
            : stops.Length == 1 ? new(stops[0].Payload ?? stops[0].Name, stops[0].Reach)
            : stops.All(static stop => stop.Kind != EventKind.StopWithResult) ? new(KnownTypes.StopEventBase.Global, Reach.Public)
            : new("object", Reach.Public);
    }

    // StopEvent<string> and StopEvent<string?> are one type: a result that may be null is one that may be null.
    private static EventReference MostNullable(IEnumerable<EventReference> same) =>
        same.OrderByDescending(static stop => stop.Name.Count(static c => c == '?'))
            .ThenBy(static stop => stop.Name, StringComparer.Ordinal)
            .First();
}
