namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>How the reading of a run ended.</summary>
internal enum Ending
{
    Completed,
    Thrown,
    Left,
}

/// <summary>The grammar of the events of one run and of those inside it: throws where a list of events breaks it.</summary>
internal static class Brackets
{
    public static void Check(IReadOnlyList<AgentEvent> events, Ending ending)
    {
        var runs = new RunForest();
        for (int index = 0; index < events.Count; index++)
        {
            if (runs.Take(events[index]) is { } problem)
            {
                throw Broken(problem, events, index);
            }
        }

        string? end = ending switch
        {
            Ending.Completed when !runs.IsCompleted => "the run ended without AgentCompleted",
            Ending.Thrown when runs.IsCompleted => "the run threw after AgentCompleted",
            Ending.Thrown or Ending.Completed when runs.IsOpen => "the run ended with a message open, or a stage",
            _ => null,
        };
        if (end is not null)
        {
            throw Broken(end, events, events.Count - 1);
        }
    }

    private static Xunit.Sdk.XunitException Broken(string problem, IReadOnlyList<AgentEvent> events, int index) =>
        new($"{problem}, at event {index + 1}:\n{string.Join('\n', events.Select((ev, number) => $"{(number == index ? "→ " : "  ")}{ev.AgentPath} {ev.Sequence} {EventText.Of(ev)}"))}");
}
