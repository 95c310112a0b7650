namespace GenFlow.Benchmarks.Json;

/// <summary>The events of the quick table.</summary>
internal static class EventCases
{
    private const string Text = "a sentence of a model";

    public static EventJson<WithFraction> ShortFraction { get; } =
        new(new(42, Text, 1_234_567_890_123, 3.25), FrameworkJson.Default.WithFraction);

    public static EventJson<WithFraction> LongFraction { get; } =
        new(new(42, Text, 1_234_567_890_123, Math.PI), FrameworkJson.Default.WithFraction);

    public static EventJson<WithFlag> Flag { get; } =
        new(new(42, Text, 1_234_567_890_123, true), FrameworkJson.Default.WithFlag);
}
