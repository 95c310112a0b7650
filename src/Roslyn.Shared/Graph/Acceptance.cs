using System.Collections.Concurrent;

namespace GenFlow.Roslyn;

/// <summary>Which parameters take which event type, and where an event of a declared type may go.</summary>
internal sealed class Acceptance
{
    private readonly Dictionary<string, EquatableArray<EventTarget>> _targets;
    private readonly Dictionary<string, EventReference> _types;
    // The rules about one workflow run at once and ask the same object.
    private readonly ConcurrentDictionary<string, EventReference[]> _takenAs = new(StringComparer.Ordinal);

    public Acceptance(StepSignature[] steps)
    {
        var parameters =
            from index in Enumerable.Range(0, steps.Length)
            from parameter in steps[index].Parameters
            where parameter.Event is not null
            select (Event: parameter.Event!, Target: new EventTarget(index, parameter.Slot));

        _targets = parameters
            .GroupBy(static taken => taken.Event.Identity, static taken => taken.Target, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.ToEquatableArray(), StringComparer.Ordinal);
        Types = [.. parameters
            .Select(static taken => taken.Event)
            .GroupBy(static taken => taken.Identity, StringComparer.Ordinal)
            .Select(static group => group.First())
            .OrderBy(static taken => taken.Identity, StringComparer.Ordinal)];
        _types = Types.ToDictionary(static type => type.Identity, StringComparer.Ordinal);
    }

    /// <summary>The accepted types by name, each once.</summary>
    public EventReference[] Types { get; }

    public EquatableArray<EventTarget> TargetsOf(EventReference accepted) => _targets[accepted.Identity];

    /// <summary>The accepted types as which an event declared as this type may be taken, when its own type may be a derived
    /// one.</summary>
    public EventReference[] MayBeTakenAs(EventReference declared)
    {
        if (!_takenAs.TryGetValue(declared.Identity, out EventReference[]? types))
        {
            _takenAs[declared.Identity] = types = declared.IsStop ? [] : [.. TakenAs(declared)];
        }

        return types;
    }

    /// <summary>The accepted types as which the failure of a step may be taken.</summary>
    /// <param name="input">The accepted type of the event that the step was given; null for a join.</param>
    public IEnumerable<EventReference> MayBeTakenAsFailureOf(EventReference? input)
    {
        if (input is not null && IsFailure(input))
        {
            // A step that recovers and fails ends the run.
            return [];
        }

        EventReference[] named = input is null ? [] : [.. Types.Where(failure => failure.FailedInput is not null)];
        EventReference? nearest = input is null ? null : named
            .Where(failure => input.Is(failure.FailedInput!))
            .OrderByDescending(static failure => failure.FailedInput!.Bases.Count)
            .FirstOrDefault();
        IEnumerable<EventReference> derived = named.Where(failure => failure.FailedInput!.Is(input!) && failure != nearest);
        return derived.Concat(nearest is not null ? [nearest] : Types.Where(static failure => failure.Kind == EventKind.Failure));
    }

    private IEnumerable<EventReference> TakenAs(EventReference declared)
    {
        IEnumerable<EventReference> derived = declared.IsSealed ? [] : Types.Where(taken => taken.Bases.Contains(declared.Identity));
        return Nearest(declared) is { } nearest ? derived.Prepend(nearest) : derived;
    }

    private static bool IsFailure(EventReference declared) => declared.IsFailure || declared.Bases.Contains(KnownTypes.StepFailed.Global);

    // A failure is nothing for the catch-all.
    private EventReference? Nearest(EventReference declared)
    {
        foreach (string type in declared.Bases.Prepend(declared.Identity))
        {
            if (_types.TryGetValue(type, out EventReference? taken))
            {
                return taken.Kind == EventKind.CatchAll && IsFailure(declared) ? null : taken;
            }
        }

        return null;
    }
}
