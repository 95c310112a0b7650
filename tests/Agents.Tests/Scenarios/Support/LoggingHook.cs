using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>Notes what it is called for, and throws where it is told to.</summary>
internal sealed class LoggingHook(string name, List<string> log, string? throwsAt = null) : AgentHook
{
    public override ValueTask StartAsync(AgentRunInfo run, CancellationToken cancellationToken) => Note("start");

    public override ValueTask CallAsync(AgentRunInfo run, int iteration, ChatOptions options, CancellationToken cancellationToken) => Note($"call {iteration}");

    public override ValueTask StopAsync(AgentRunInfo run, AgentResponse? response, Exception? failure) =>
        Note($"stop {response?.Status.ToString() ?? failure?.GetType().Name ?? "left"}");

    private ValueTask Note(string what)
    {
        lock (log)
        {
            // Of runs at once, too.
            log.Add($"{name} {what}");
        }

        return throwsAt is not null && what.StartsWith(throwsAt, StringComparison.Ordinal) ? throw new InvalidOperationException($"{name} {what}") : default;
    }
}
