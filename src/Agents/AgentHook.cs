using Microsoft.Extensions.AI;

namespace GenFlow.Agents;

/// <summary>What is called around the parts of a run. Override what is needed. What start and call throw fails the run; what stop
/// throws fails a run that has not failed, and is added to the failure of one that has.</summary>
public abstract class AgentHook
{
    /// <summary>A run begins.</summary>
    /// <param name="run">It.</param>
    /// <param name="cancellationToken">Cancelled when the run is.</param>
    /// <returns>When it may go on.</returns>
    public virtual ValueTask StartAsync(AgentRunInfo run, CancellationToken cancellationToken) => default;

    /// <summary>The model is about to be asked. The options are a copy for this call and may be changed.</summary>
    /// <param name="run">The run.</param>
    /// <param name="iteration">The call, from 1.</param>
    /// <param name="options">What it is asked with.</param>
    /// <param name="cancellationToken">Cancelled when the run is.</param>
    /// <returns>When it may go on.</returns>
    public virtual ValueTask CallAsync(AgentRunInfo run, int iteration, ChatOptions options, CancellationToken cancellationToken) => default;

    /// <summary>A run has ended, however it did: always called when <see cref="StartAsync"/> was.</summary>
    /// <param name="run">The run.</param>
    /// <param name="response">What it gave; null where it failed or was left early.</param>
    /// <param name="failure">Why it failed; null where it did not, and where its consumer left early.</param>
    /// <returns>When it has.</returns>
    public virtual ValueTask StopAsync(AgentRunInfo run, AgentResponse? response, Exception? failure) => default;
}
