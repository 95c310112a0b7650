namespace GenFlow;

/// <summary>Marks an <see cref="IReadOnlyList{T}"/> parameter of a step as a join: the step runs once for each fan-out,
/// when every branch has ended, with the events of that type in the order in which the fan-out emitted their branches;
/// also with an empty list. Several such parameters of a step close together.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CollectAttribute : Attribute
{
    /// <summary>The step whose fan-out it closes, such as <c>nameof(Split)</c>; by default the innermost open one. What is
    /// between is flattened, in the order of emission.</summary>
    public string? From { get; init; }

    /// <summary>Delivers a list whenever this many have come, and what is left when the fan-out has ended; nothing where nothing
    /// is left. 0 (the default) delivers one list at the end. For a step with one collected parameter.</summary>
    public int Count { get; init; }

    /// <summary>A property of the event, such as <c>nameof(Draft.Topic)</c>: one list for each of its values, in the order in
    /// which the values came first. For a step with one collected parameter, and without <see cref="Count"/>.</summary>
    public string? Key { get; init; }
}
