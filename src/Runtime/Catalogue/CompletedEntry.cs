using GenFlow.Serialization;
using GenFlow.Shapes;

namespace GenFlow.Catalogue;

/// <summary>The end with a result: which stop event it is, the catalogue knows.</summary>
internal sealed class CompletedEntry(EventCatalogue catalogue) : EventEntry("RunCompleted")
{
    public override TypeShape Shape => EventCodec<RunCompleted>.Shape;

    internal override bool IsStreamEvent => true;

    internal override bool IsStop => false;

    internal override Type EventClass => typeof(RunCompleted);

    internal override Event Read(ref EventJsonReader reader)
    {
        StopEventBase? stop = null;
        reader.BeginObject();
        while (reader.NextMember())
        {
            if (reader.NameIs("stop"u8))
            {
                stop = ReadStop(ref reader);
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

        return new RunCompleted(stop);
    }

    private StopEventBase ReadStop(ref EventJsonReader reader) => catalogue.FindStop(reader.Discriminator()) is { } entry
        ? (StopEventBase)entry.Read(ref reader)
        : UnknownStop.Read(ref reader);
}
