using GenFlow.Testing;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>Time that passes while others wait for it.</summary>
internal static class Passing
{
    /// <summary>Lets a time pass whenever somebody waits for as long, until a task has ended.</summary>
    /// <remarks>A run that stops, its client and each of its actions count the grace for themselves, and nothing says who
    /// begins first: time that passed only once might pass before the last of them counts, which then waits for ever.</remarks>
    public static async Task<T> PassAsync<T>(this VirtualTime time, TimeSpan length, Task<T> until)
    {
        while (await Task.WhenAny(until, time.TimerStartedAsync(length)) != until)
        {
            time.Advance(length);
        }

        return await until;
    }
}
