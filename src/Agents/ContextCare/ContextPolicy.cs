namespace GenFlow.Agents;

/// <summary>How a growing conversation is kept within bounds: what the model is given of old results of actions is shortened to
/// their beginning and end, with a note between them. The session keeps every result whole.</summary>
/// <remarks><para>Providers keep what they have read of a request for the next one that begins alike. So nothing is shortened bit by
/// bit: when the results have more characters than <see cref="HighWater"/>, the oldest are shortened until they have no more than
/// <see cref="LowWater"/>, and stay so. Between two such steps each request begins with all of the one before.</para>
/// <para>A step waits until it saves about <see cref="HighWater"/> less <see cref="LowWater"/> characters: results that may not be
/// shortened can hold the sum above the mark.</para>
/// <para>What is shortened follows from the transcript, the policy and the actions of the agent, and of those in its chain, alone: a session that
/// was kept as JSON goes on with the same request. Results of errors and of their exits are never shortened, nor is what people and models say, or what a provider ran itself.</para></remarks>
public sealed record ContextPolicy
{
    // What the note between beginning and end may take.
    private const int NoteLength = 200;

    /// <summary>How many of the newest results stay whole; 8 by default.</summary>
    public int WholeResults
    {
        get;
        init => field = value is >= 0 and <= 100_000 ? value
            : throw new AgentConfigurationException($"ContextPolicy.WholeResults is 0 to 100,000, not {value}.");
    } = 8;

    /// <summary>Only results of more characters are shortened; 2,000 by default, and at least 200 more than
    /// <see cref="HeadLength"/> and <see cref="TailLength"/> together.</summary>
    public int LongResult
    {
        get;
        init => field = value >= 0 ? value : throw new AgentConfigurationException($"ContextPolicy.LongResult is at least 0, not {value}.");
    } = 2_000;

    /// <summary>How many characters of its beginning a shortened result has; 800 by default.</summary>
    public int HeadLength
    {
        get;
        init => field = value >= 0 ? value : throw new AgentConfigurationException($"ContextPolicy.HeadLength is at least 0, not {value}.");
    } = 800;

    /// <summary>How many characters of its end; 400 by default.</summary>
    public int TailLength
    {
        get;
        init => field = value >= 0 ? value : throw new AgentConfigurationException($"ContextPolicy.TailLength is at least 0, not {value}.");
    } = 400;

    /// <summary>Of how many characters in all results something is shortened; 200,000 by default, about 50,000 tokens.</summary>
    public int HighWater
    {
        get;
        init => field = value >= 0 ? value : throw new AgentConfigurationException($"ContextPolicy.HighWater is at least 0, not {value}.");
    } = 200_000;

    /// <summary>How many they have behind that, as far as they may be shortened; 100,000 by default. The further it is from
    /// <see cref="HighWater"/>, the fewer steps there are.</summary>
    public int LowWater
    {
        get;
        init => field = value >= 0 ? value : throw new AgentConfigurationException($"ContextPolicy.LowWater is at least 0, not {value}.");
    } = 100_000;

    internal ContextPolicy Checked() =>
        (long)HeadLength + TailLength + NoteLength > LongResult ? throw new AgentConfigurationException(
            $"ContextPolicy.LongResult is {LongResult}: it must be at least {NoteLength} more than HeadLength and TailLength together, which are {(long)HeadLength + TailLength}.")
        : LowWater >= HighWater ? throw new AgentConfigurationException(
            $"ContextPolicy.LowWater is {LowWater}: it must be below HighWater, which is {HighWater}.")
        : this;
}
