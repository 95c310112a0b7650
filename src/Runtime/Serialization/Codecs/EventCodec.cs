using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary>An event inside another value, by the event's own contract.</summary>
/// <typeparam name="TEvent">The event, or the union.</typeparam>
public readonly struct EventCodec<TEvent> : IJsonCodec<TEvent>
    where TEvent : Event, IJsonCodec<TEvent>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, TEvent value)
    {
        if (value is null)
        {
            writer.WriteNull();
        }
        else
        {
            TEvent.Write(ref writer, value);
        }
    }

    /// <inheritdoc/>
    public static TEvent Read(ref EventJsonReader reader) => TEvent.Read(ref reader);

    /// <inheritdoc/>
    public static TypeShape Shape => TEvent.Shape;
}
