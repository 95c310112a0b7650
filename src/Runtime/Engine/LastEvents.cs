using GenFlow.CompilerServices;

namespace GenFlow.Engine;

/// <summary>Remembers the last events that led nowhere, for the error of a run that stalls.</summary>
internal sealed class LastEvents
{
    private const int Kept = 3;
    private readonly (int Step, object Payload)[] _events = new (int, object)[Kept];
    private int _count;

    public void Add(int step, object payload) => _events[_count++ % Kept] = (step, payload);

    /// <summary>The events as <c>step(event)</c>, newest last.</summary>
    public List<string> Describe(WorkflowDefinition definition)
    {
        var described = new List<string>();
        for (int i = Math.Max(0, _count - Kept); i < _count; i++)
        {
            (int step, object payload) = _events[i % Kept];
            described.Add($"{definition.StepName(step)}({(payload is Event ev ? ev.EventType : "collected list")})");
        }

        return described;
    }
}
