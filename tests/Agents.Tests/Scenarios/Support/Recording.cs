namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>The events of one run as it was read, and how the reading ended.</summary>
internal sealed class Recording
{
    public List<AgentEvent> Events { get; } = [];

    /// <summary>What the enumeration threw.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>One line an event.</summary>
    public IReadOnlyList<string> Lines => [.. Events.Select(EventText.Of)];

    /// <summary>The lines that are the same on every wire: without the fragments of arguments.</summary>
    public IReadOnlyList<string> Coarse => [.. Events.Where(static ev => ev is not ActionDelta).Select(EventText.Of)];

    public AgentResponse Response => Assert.IsType<AgentCompleted>(Events[^1]).Response;

    /// <summary>Reads to the end, keeps what it throws, and checks the brackets.</summary>
    public static async Task<Recording> OfAsync(AgentStream stream, Action<AgentEvent>? onEvent = null)
    {
        Recording recording = await OfEventsAsync(stream, onEvent);
        if (recording.Failure is null)
        {
            Assert.Same(stream.Response, recording.Response);
        }

        return recording;
    }

    /// <summary>Reads to the end, keeps what it throws, and checks the brackets.</summary>
    public static async Task<Recording> OfEventsAsync(IAsyncEnumerable<AgentEvent> stream, Action<AgentEvent>? onEvent = null)
    {
        var recording = new Recording();
        try
        {
            await foreach (AgentEvent ev in stream)
            {
                recording.Events.Add(ev);
                onEvent?.Invoke(ev);
            }
        }
        catch (Exception failure)
        {
            recording.Failure = failure;
        }

        Brackets.Check(recording.Events, recording.Failure is null ? Ending.Completed : Ending.Thrown);
        return recording;
    }

    /// <summary>Reads some events and leaves.</summary>
    public static async Task<Recording> LeftAsync(AgentStream stream, Func<AgentEvent, bool> isLast)
    {
        var recording = new Recording();
        await foreach (AgentEvent ev in stream)
        {
            recording.Events.Add(ev);
            if (isLast(ev))
            {
                break;
            }
        }

        Brackets.Check(recording.Events, Ending.Left);
        return recording;
    }

    /// <summary>Reads some events and leaves, where the run has not ended before.</summary>
    public static async Task<Recording> LeftOrThrownAsync(AgentStream stream, Func<AgentEvent, bool> isLast)
    {
        var recording = new Recording();
        bool isLeft = false;
        try
        {
            await foreach (AgentEvent ev in stream)
            {
                recording.Events.Add(ev);
                if (isLast(ev))
                {
                    isLeft = true;
                    break;
                }
            }
        }
        catch (Exception failure)
        {
            recording.Failure = failure;
        }

        Brackets.Check(recording.Events, isLeft ? Ending.Left : recording.Failure is null ? Ending.Completed : Ending.Thrown);
        return recording;
    }

    /// <summary>The events of a run that completes are these; fragments are compared on the wire that has them.</summary>
    public void Shows(Wire wire, params IReadOnlyList<string> lines)
    {
        Assert.Null(Failure);
        ShowsBeforeFailure(wire, lines);
    }

    /// <summary>The events of a run that throws are these.</summary>
    public void ShowsBeforeFailure(Wire wire, params IReadOnlyList<string> lines) =>
        Assert.Equal(WireLines.Of(wire, lines), WireLines.Of(wire, wire == Wire.WholeCalls ? Coarse : Lines, Failure is not null));

    /// <summary>The last lines, without what only one wire says.</summary>
    public IEnumerable<string> Last(Wire wire, int count) => WireLines.Of(wire, Lines, Failure is not null).TakeLast(count);
}
