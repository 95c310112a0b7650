using GenFlow.Agents;
using ModelContextProtocol.Protocol;

namespace GenFlow.Mcp;

/// <summary>What becomes of a server's tools.</summary>
public sealed record McpActionOptions
{
    /// <summary>Stands before each name: tells the tools of two servers apart.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>How agents run a tool; null leaves it out. By default nothing is eager and nobody is asked: what a server says of
    /// its tools is a claim. <see cref="McpActions.TrustHints"/> believes it.</summary>
    public Func<Tool, ActionSettings?> Settings { get; init; } = static _ => new ActionSettings();

    /// <summary>How long a server may take to list its tools: a minute by default. How long a call may take, the tool's
    /// <see cref="ActionSettings.Timeout"/> says.</summary>
    public TimeSpan ListTimeout
    {
        get;
        init => field = value > TimeSpan.Zero && value <= TimeSpan.FromDays(1) ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A time limit is more than 0 and at most a day.");
    } = TimeSpan.FromMinutes(1);

    /// <summary>The clock of <see cref="ListTimeout"/>.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How many tools a server may list, left out ones among them: 1,000 by default.</summary>
    public int MaxTools
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A number of tools is at least 1.");
    } = 1_000;

    /// <summary>How long the schema of a tool's arguments may be, in bytes of JSON: 100,000 by default. It is sent with each request.</summary>
    public int MaxSchemaLength
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A length is at least 1.");
    } = 100_000;

    /// <summary>How much of a result the model is told, in characters: 100,000 by default. The rest is cut, and the model told so.</summary>
    public int MaxResultLength
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A length is at least 1.");
    } = 100_000;
}
