using System.Text.Json.Serialization;
using GenFlow.Serialization;
using GenFlow.Shapes;
using GenFlow.Wire;

namespace GenFlow;

/// <summary>The run stopped with a result. As JSON the stop event has its name beside it, as in a stream's item:
/// <c>{"type":"RunCompleted","stop":{"type":"StopEvent","data":{"result":…}}}</c>. Read without a catalogue, it has an
/// <see cref="UnknownStop"/>.</summary>
/// <param name="Stop">The stop event that the run accepted.</param>
public sealed record RunCompleted(StopEventBase Stop) : RunEnded, IJsonCodec<RunCompleted>
{
    internal const string Name = "RunCompleted";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => Name;

    private static TypeShape StopShape { get; } = new ObjectShape(
        "Stop",
        null,
        isCase: false,
        [
            new("type", static () => ScalarShape.Of(ScalarKind.String), isRequired: true, "The stop event's name."),
            new("data", static () => ScalarShape.Of(ScalarKind.Any), isRequired: true, "The stop event."),
        ]);

    internal static TypeShape JsonShape { get; } = new ObjectShape(
        Name,
        "The run stopped with a result.",
        isCase: true,
        [
            new("stop", static () => StopShape, isRequired: true, "The stop event that the run accepted."),
        ]);

    static TypeShape IJsonCodec<RunCompleted>.Shape => JsonShape;

    static void IJsonCodec<RunCompleted>.Write(ref EventJsonWriter writer, RunCompleted value) => value.WriteJson(ref writer);

    static RunCompleted IJsonCodec<RunCompleted>.Read(ref EventJsonReader reader) => Read(ref reader, events: null);

    internal static RunCompleted Read(ref EventJsonReader reader, EventCatalogue? events)
    {
        StopEventBase? stop = null;
        reader.BeginObject();
        while (reader.NextMember())
        {
            if (reader.NameIs("stop"u8))
            {
                stop = ReadStop(ref reader, events);
            }
            else if (reader.NameIs("type"u8))
            {
                reader.ReadType("RunCompleted"u8);
            }
            else
            {
                reader.Skip();
            }
        }

        if (stop is null)
        {
            reader.FailMissing(1, "stop");
        }

        return new(stop);
    }

    /// <inheritdoc/>
    protected override void WriteJson(ref EventJsonWriter writer)
    {
        writer.Enter();
        writer.WriteString("{\"type\":\"RunCompleted\",\"stop\":{\"type\":"u8, Stop.EventType);
        writer.WriteRaw(",\"data\":"u8);
        writer.Enter();
        Stop.WriteTo(ref writer);
        writer.WriteRaw("}}"u8);
        writer.Leave();
        writer.Leave();
    }

    private static StopEventBase ReadStop(ref EventJsonReader reader, EventCatalogue? events)
    {
        const ulong type = 1, data = 2;
        var stop = new NamedEvent(events, isStop: true);
        ulong seen = 0;
        reader.BeginObject();
        while (reader.NextMember())
        {
            if (reader.NameIs("type"u8))
            {
                stop.ReadType(ref reader);
                seen |= type;
            }
            else if (reader.NameIs("data"u8))
            {
                stop.ReadData(ref reader);
                seen |= data;
            }
            else
            {
                reader.Skip();
            }
        }

        if (seen != (type | data))
        {
            reader.FailMissing((type | data) & ~seen, "type", "data");
        }

        return (StopEventBase)stop.Take();
    }
}
