using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using GenFlow.Serialization;

namespace GenFlow;

/// <summary>Events as JSON, by the serializers that are generated for them.</summary>
public static partial class GenFlowJson
{
    /// <summary>Writes an event. Allocates nothing.</summary>
    /// <param name="output">Receives UTF-8 JSON. Where writing fails it may hold the event's beginning: write into a buffer of
    /// your own what must not be torn.</param>
    /// <param name="ev">The event.</param>
    /// <exception cref="NotSupportedException">The event has a member that cannot be written, or no serializer.</exception>
    /// <exception cref="System.Text.Json.JsonException">It is nested deeper than 64 levels.</exception>
    public static void Write(IBufferWriter<byte> output, Event ev)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(ev);
        var writer = new EventJsonWriter(output);
        ev.WriteTo(ref writer);
        writer.Complete();
    }

    /// <summary>Reads an event. Allocates the event and what it holds.</summary>
    /// <typeparam name="TEvent">The event, or the union that it is a case of.</typeparam>
    /// <param name="json">UTF-8 JSON, all of it.</param>
    /// <param name="limits">How much is read; null for <see cref="JsonLimits.Default"/>.</param>
    /// <returns>The event.</returns>
    /// <exception cref="System.Text.Json.JsonException">The JSON is malformed, does not fit the event, is refused by a
    /// constructor or setter, or exceeds the limits; with the path of what is wrong.</exception>
    /// <exception cref="NotSupportedException">The event has a member that cannot be read.</exception>
    public static TEvent Read<TEvent>(ReadOnlySpan<byte> json, JsonLimits? limits = null)
        where TEvent : Event, IJsonCodec<TEvent>
    {
        var reader = new EventJsonReader(json, limits ?? JsonLimits.Default);
        TEvent value = OuterReading.Read<TEvent, EventCodec<TEvent>>(ref reader);
        reader.Complete();
        return value;
    }

    /// <summary>Reads an event; see <see cref="Read{TEvent}(ReadOnlySpan{byte}, JsonLimits?)"/>. What comes in several pieces is
    /// put together in rented memory first.</summary>
    /// <typeparam name="TEvent">The event, or the union that it is a case of.</typeparam>
    /// <param name="json">UTF-8 JSON, all of it.</param>
    /// <param name="limits">How much is read; null for <see cref="JsonLimits.Default"/>.</param>
    /// <returns>The event.</returns>
    /// <exception cref="System.Text.Json.JsonException">The JSON is malformed, does not fit the event, is refused by a
    /// constructor or setter, or exceeds the limits; with the path of what is wrong.</exception>
    /// <exception cref="NotSupportedException">The event has a member that cannot be read.</exception>
    public static TEvent Read<TEvent>(in ReadOnlySequence<byte> json, JsonLimits? limits = null)
        where TEvent : Event, IJsonCodec<TEvent>
    {
        JsonLimits limit = limits ?? JsonLimits.Default;
        using var piece = new OnePiece(json, limit);
        return Read<TEvent>(piece.Span, limit);
    }
}
