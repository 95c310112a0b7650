using System.Text;
using GenFlow.Serialization;
using GenFlow.Shapes;

namespace GenFlow;

/// <summary>An event of a catalogue: its name and how it is read.</summary>
public abstract class EventEntry
{
    private protected EventEntry(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Utf8Name = Encoding.UTF8.GetBytes(name);
    }

    /// <summary>The event's name on the wire: its <see cref="Event.EventType"/>.</summary>
    public string Name { get; }

    /// <summary>What the event looks like as JSON.</summary>
    public abstract TypeShape Shape { get; }

    internal byte[] Utf8Name { get; }

    internal abstract bool IsStreamEvent { get; }

    internal abstract bool IsStop { get; }

    /// <summary>Tells apart two events of one name.</summary>
    internal abstract Type EventClass { get; }

    internal abstract Event Read(ref EventJsonReader reader);

    /// <summary>Reads the event.</summary>
    /// <param name="json">UTF-8 JSON, all of it.</param>
    /// <param name="limits">How much is read; null for <see cref="JsonLimits.Default"/>.</param>
    /// <returns>The event.</returns>
    /// <exception cref="System.Text.Json.JsonException">The JSON is malformed, does not fit the event or exceeds the limits; with
    /// the path of what is wrong.</exception>
    /// <exception cref="NotSupportedException">The event has a member that cannot be read.</exception>
    public Event Read(ReadOnlySpan<byte> json, JsonLimits? limits = null)
    {
        var reader = new EventJsonReader(json, limits ?? JsonLimits.Default);
        Event ev = Read(ref reader);
        reader.Complete();
        return ev;
    }

    /// <summary>The entry of an event.</summary>
    /// <typeparam name="TEvent">The event.</typeparam>
    /// <typeparam name="TCodec">Its codec: <see cref="EventCodec{TEvent}"/>, around it a
    /// <see cref="RegisteringCodec{T, TCodec, TArgument, TArgumentCodec}"/> where it is generic.</typeparam>
    /// <param name="name">Its name on the wire.</param>
    /// <returns>The entry.</returns>
    public static EventEntry Of<TEvent, TCodec>(string name)
        where TEvent : Event
        where TCodec : IJsonCodec<TEvent> =>
        new Single<TEvent, TCodec>(name);

    /// <summary>The entries of a union's cases: one for each, read as what its own <c>type</c> says.</summary>
    /// <typeparam name="TUnion">The union.</typeparam>
    /// <typeparam name="TCodec">Its codec; see <see cref="Of{TEvent, TCodec}"/>.</typeparam>
    /// <returns>The entries, in the order of the cases; none where the cases are not known.</returns>
    public static IReadOnlyList<EventEntry> Union<TUnion, TCodec>()
        where TUnion : Event
        where TCodec : IJsonCodec<TUnion> =>
        TCodec.Shape is UnionShape union ? [.. union.Names.Select(static name => new Case<TUnion, TCodec>(name))] : [];

    /// <summary>The event's name.</summary>
    public override string ToString() => Name;

    private sealed class Single<TEvent, TCodec>(string name) : EventEntry(name)
        where TEvent : Event
        where TCodec : IJsonCodec<TEvent>
    {
        public override TypeShape Shape => TCodec.Shape;

        internal override bool IsStreamEvent => typeof(TEvent).IsAssignableTo(typeof(StreamEvent));

        internal override bool IsStop => typeof(TEvent).IsAssignableTo(typeof(StopEventBase));

        internal override Type EventClass => typeof(TEvent);

        internal override Event Read(ref EventJsonReader reader) => OuterReading.Read<TEvent, TCodec>(ref reader);
    }

    private sealed class Case<TUnion, TCodec>(string name) : EventEntry(name)
        where TUnion : Event
        where TCodec : IJsonCodec<TUnion>
    {
        public override TypeShape Shape => ((UnionShape)TCodec.Shape).Cases.First(shape => shape.Name == Name);

        internal override bool IsStreamEvent => typeof(TUnion).IsAssignableTo(typeof(StreamEvent));

        internal override bool IsStop => typeof(TUnion).IsAssignableTo(typeof(StopEventBase));

        internal override Type EventClass => typeof(TUnion);

        internal override Event Read(ref EventJsonReader reader)
        {
            TUnion ev = OuterReading.Read<TUnion, TCodec>(ref reader);
            if (ev.EventType != Name)
            {
                reader.FailValue($"the type '{Name}' was expected");
            }

            return ev;
        }
    }
}
