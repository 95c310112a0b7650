using GenFlow.Serialization;

namespace GenFlow.Wire;

/// <summary>An event of a stream with its name beside it: the members <c>type</c> and <c>data</c> of one object, in any order.
/// Where the name is first, as it is written, the event is gone through once.</summary>
/// <param name="events">The events that are known.</param>
internal ref struct NamedEvent(EventCatalogue events)
{
    private EventJsonReader _type;
    private EventJsonReader _data;
    private EventEntry? _entry;
    private bool _hasType;
    private StreamEvent? _event;

    /// <summary>Reads the member <c>type</c>.</summary>
    public void ReadType(ref EventJsonReader reader)
    {
        _type = reader;
        _entry = events.Find(reader.ReadUtf8String()) is { IsStreamEvent: true } entry ? entry : null;
        _hasType = true;
        _event = null;
    }

    /// <summary>Reads the member <c>data</c>, or remembers where it is.</summary>
    public void ReadData(ref EventJsonReader reader)
    {
        _data = reader;
        if (_hasType)
        {
            _event = Read(ref reader);
        }
        else
        {
            reader.Skip();
        }
    }

    /// <summary>The event, when both members have been read.</summary>
    public StreamEvent Take() => _event ?? Read(ref _data);

    private readonly StreamEvent Read(ref EventJsonReader reader)
    {
        if (_entry is not null)
        {
            return (StreamEvent)_entry.Read(ref reader);
        }

        EventJsonReader type = _type;
        string name = type.ReadString();
        return new UnknownEvent(name, reader.ReadElement());
    }
}
