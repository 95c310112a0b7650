using GenFlow.Serialization;

namespace GenFlow.Wire;

/// <summary>An event with its name beside it: the members <c>type</c> and <c>data</c> of one object, in any order. What has
/// the name first, as it is written, is gone through once.</summary>
/// <param name="events">The events that are known; null where none is.</param>
/// <param name="isStop">Whether it is a stop event, else one of the stream.</param>
internal ref struct NamedEvent(EventCatalogue? events, bool isStop)
{
    private readonly EventCatalogue? _events = events;
    private readonly bool _isStop = isStop;
    private EventJsonReader _type;
    private EventJsonReader _data;
    private EventEntry? _entry;
    private bool _hasType;
    private bool _hasData;
    private Event? _event;

    /// <summary>Reads the member <c>type</c>.</summary>
    public void ReadType(ref EventJsonReader reader)
    {
        _type = reader;
        _entry = Find(reader.ReadUtf8String());
        _hasType = true;
        _event = null;
    }

    /// <summary>Reads the member <c>data</c>, or remembers where it is.</summary>
    public void ReadData(ref EventJsonReader reader)
    {
        _data = reader;
        _hasData = true;
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
    public Event Take()
    {
        System.Diagnostics.Debug.Assert(_hasType && _hasData, "Both members are needed.");
        return _event ?? Read(ref _data);
    }

    private readonly EventEntry? Find(ReadOnlySpan<byte> name) => _events?.Find(name) is { } entry
        && (_isStop ? _events.IsStop(entry) : entry.IsStreamEvent) ? entry : null;

    private readonly Event Read(ref EventJsonReader reader)
    {
        if (_entry is not null)
        {
            return _entry.Read(ref reader);
        }

        EventJsonReader type = _type;
        string name = type.ReadString();
        return _isStop ? new UnknownStop(name, reader.ReadElement()) : new UnknownEvent(name, reader.ReadElement());
    }
}
