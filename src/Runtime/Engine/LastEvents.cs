namespace GenFlow.Engine;

/// <summary>Remembers the last events that led nowhere, for the error of a run that stalls.</summary>
internal sealed class LastEvents
{
    private const int Kept = 3;
    private readonly (int Step, Event Event)[] _events = new (int, Event)[Kept];
    private int _count;

    public void Add(int step, Event ev) => _events[_count++ % Kept] = (step, ev);

    /// <summary>The events with the steps that were given them, newest last.</summary>
    public (int Step, Event Event)[] ToArray()
    {
        var events = new (int, Event)[Math.Min(_count, Kept)];
        for (int i = 0; i < events.Length; i++)
        {
            events[i] = _events[(_count - events.Length + i) % Kept];
        }

        return events;
    }
}
