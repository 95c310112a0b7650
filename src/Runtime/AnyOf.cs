using System.ComponentModel;

namespace GenFlow;

/// <summary>One event of several declared types. Generated code reads it; users rely on the implicit conversions.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IAnyOf
{
    /// <summary>The event; null where none was given, which routes nothing.</summary>
    Event? Value { get; }
}

/// <summary>The result of a step that branches: an event of one of 2 types, routed by its run-time type.</summary>
/// <typeparam name="T1">The first type.</typeparam>
/// <typeparam name="T2">The second type.</typeparam>
public readonly record struct AnyOf<T1, T2> : IAnyOf
    where T1 : Event
    where T2 : Event
{
    private AnyOf(Event? value) => Value = value;

    /// <inheritdoc/>
    public Event? Value { get; }

    /// <summary>Takes an event of the first type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2>(T1? value) => new(value);

    /// <summary>Takes an event of the second type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2>(T2? value) => new(value);
}

/// <summary>The result of a step that branches: an event of one of 3 types, routed by its run-time type.</summary>
/// <typeparam name="T1">The first type.</typeparam>
/// <typeparam name="T2">The second type.</typeparam>
/// <typeparam name="T3">The third type.</typeparam>
public readonly record struct AnyOf<T1, T2, T3> : IAnyOf
    where T1 : Event
    where T2 : Event
    where T3 : Event
{
    private AnyOf(Event? value) => Value = value;

    /// <inheritdoc/>
    public Event? Value { get; }

    /// <summary>Takes an event of the first type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3>(T1? value) => new(value);

    /// <summary>Takes an event of the second type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3>(T2? value) => new(value);

    /// <summary>Takes an event of the third type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3>(T3? value) => new(value);
}

/// <summary>The result of a step that branches: an event of one of 4 types, routed by its run-time type.</summary>
/// <typeparam name="T1">The first type.</typeparam>
/// <typeparam name="T2">The second type.</typeparam>
/// <typeparam name="T3">The third type.</typeparam>
/// <typeparam name="T4">The fourth type.</typeparam>
public readonly record struct AnyOf<T1, T2, T3, T4> : IAnyOf
    where T1 : Event
    where T2 : Event
    where T3 : Event
    where T4 : Event
{
    private AnyOf(Event? value) => Value = value;

    /// <inheritdoc/>
    public Event? Value { get; }

    /// <summary>Takes an event of the first type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4>(T1? value) => new(value);

    /// <summary>Takes an event of the second type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4>(T2? value) => new(value);

    /// <summary>Takes an event of the third type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4>(T3? value) => new(value);

    /// <summary>Takes an event of the fourth type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4>(T4? value) => new(value);
}

/// <summary>The result of a step that branches: an event of one of 5 types, routed by its run-time type.</summary>
/// <typeparam name="T1">The first type.</typeparam>
/// <typeparam name="T2">The second type.</typeparam>
/// <typeparam name="T3">The third type.</typeparam>
/// <typeparam name="T4">The fourth type.</typeparam>
/// <typeparam name="T5">The fifth type.</typeparam>
public readonly record struct AnyOf<T1, T2, T3, T4, T5> : IAnyOf
    where T1 : Event
    where T2 : Event
    where T3 : Event
    where T4 : Event
    where T5 : Event
{
    private AnyOf(Event? value) => Value = value;

    /// <inheritdoc/>
    public Event? Value { get; }

    /// <summary>Takes an event of the first type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5>(T1? value) => new(value);

    /// <summary>Takes an event of the second type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5>(T2? value) => new(value);

    /// <summary>Takes an event of the third type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5>(T3? value) => new(value);

    /// <summary>Takes an event of the fourth type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5>(T4? value) => new(value);

    /// <summary>Takes an event of the fifth type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5>(T5? value) => new(value);
}

/// <summary>The result of a step that branches: an event of one of 6 types, routed by its run-time type.</summary>
/// <typeparam name="T1">The first type.</typeparam>
/// <typeparam name="T2">The second type.</typeparam>
/// <typeparam name="T3">The third type.</typeparam>
/// <typeparam name="T4">The fourth type.</typeparam>
/// <typeparam name="T5">The fifth type.</typeparam>
/// <typeparam name="T6">The sixth type.</typeparam>
public readonly record struct AnyOf<T1, T2, T3, T4, T5, T6> : IAnyOf
    where T1 : Event
    where T2 : Event
    where T3 : Event
    where T4 : Event
    where T5 : Event
    where T6 : Event
{
    private AnyOf(Event? value) => Value = value;

    /// <inheritdoc/>
    public Event? Value { get; }

    /// <summary>Takes an event of the first type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5, T6>(T1? value) => new(value);

    /// <summary>Takes an event of the second type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5, T6>(T2? value) => new(value);

    /// <summary>Takes an event of the third type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5, T6>(T3? value) => new(value);

    /// <summary>Takes an event of the fourth type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5, T6>(T4? value) => new(value);

    /// <summary>Takes an event of the fifth type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5, T6>(T5? value) => new(value);

    /// <summary>Takes an event of the sixth type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5, T6>(T6? value) => new(value);
}

/// <summary>The result of a step that branches: an event of one of 7 types, routed by its run-time type.</summary>
/// <typeparam name="T1">The first type.</typeparam>
/// <typeparam name="T2">The second type.</typeparam>
/// <typeparam name="T3">The third type.</typeparam>
/// <typeparam name="T4">The fourth type.</typeparam>
/// <typeparam name="T5">The fifth type.</typeparam>
/// <typeparam name="T6">The sixth type.</typeparam>
/// <typeparam name="T7">The seventh type.</typeparam>
public readonly record struct AnyOf<T1, T2, T3, T4, T5, T6, T7> : IAnyOf
    where T1 : Event
    where T2 : Event
    where T3 : Event
    where T4 : Event
    where T5 : Event
    where T6 : Event
    where T7 : Event
{
    private AnyOf(Event? value) => Value = value;

    /// <inheritdoc/>
    public Event? Value { get; }

    /// <summary>Takes an event of the first type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5, T6, T7>(T1? value) => new(value);

    /// <summary>Takes an event of the second type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5, T6, T7>(T2? value) => new(value);

    /// <summary>Takes an event of the third type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5, T6, T7>(T3? value) => new(value);

    /// <summary>Takes an event of the fourth type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5, T6, T7>(T4? value) => new(value);

    /// <summary>Takes an event of the fifth type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5, T6, T7>(T5? value) => new(value);

    /// <summary>Takes an event of the sixth type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5, T6, T7>(T6? value) => new(value);

    /// <summary>Takes an event of the seventh type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5, T6, T7>(T7? value) => new(value);
}

/// <summary>The result of a step that branches: an event of one of 8 types, routed by its run-time type.</summary>
/// <typeparam name="T1">The first type.</typeparam>
/// <typeparam name="T2">The second type.</typeparam>
/// <typeparam name="T3">The third type.</typeparam>
/// <typeparam name="T4">The fourth type.</typeparam>
/// <typeparam name="T5">The fifth type.</typeparam>
/// <typeparam name="T6">The sixth type.</typeparam>
/// <typeparam name="T7">The seventh type.</typeparam>
/// <typeparam name="T8">The eighth type.</typeparam>
public readonly record struct AnyOf<T1, T2, T3, T4, T5, T6, T7, T8> : IAnyOf
    where T1 : Event
    where T2 : Event
    where T3 : Event
    where T4 : Event
    where T5 : Event
    where T6 : Event
    where T7 : Event
    where T8 : Event
{
    private AnyOf(Event? value) => Value = value;

    /// <inheritdoc/>
    public Event? Value { get; }

    /// <summary>Takes an event of the first type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5, T6, T7, T8>(T1? value) => new(value);

    /// <summary>Takes an event of the second type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5, T6, T7, T8>(T2? value) => new(value);

    /// <summary>Takes an event of the third type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5, T6, T7, T8>(T3? value) => new(value);

    /// <summary>Takes an event of the fourth type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5, T6, T7, T8>(T4? value) => new(value);

    /// <summary>Takes an event of the fifth type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5, T6, T7, T8>(T5? value) => new(value);

    /// <summary>Takes an event of the sixth type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5, T6, T7, T8>(T6? value) => new(value);

    /// <summary>Takes an event of the seventh type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5, T6, T7, T8>(T7? value) => new(value);

    /// <summary>Takes an event of the eighth type.</summary>
    /// <param name="value">The event; null routes nothing.</param>
    public static implicit operator AnyOf<T1, T2, T3, T4, T5, T6, T7, T8>(T8? value) => new(value);
}
