namespace GenFlow.Agents;

/// <summary>How an agent runs an action. An <see cref="Microsoft.Extensions.AI.AIFunction"/> that is no <see cref="AgentAction"/> has
/// settings where its <c>GetService(typeof(ActionSettings))</c> gives some.</summary>
public sealed record ActionSettings
{
    /// <summary>Whether it ends the run.</summary>
    public bool IsExit { get; init; }

    /// <summary>Whether it runs as soon as its arguments are complete.</summary>
    public bool IsEager { get; init; }

    /// <summary>Whether somebody must agree before it runs.</summary>
    public bool RequiresApproval { get; init; }

    /// <summary>How long it may take; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }
}
