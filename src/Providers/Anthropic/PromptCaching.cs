namespace GenFlow.Anthropic;

/// <summary>What of a request the provider is asked to keep, so that the next one that begins alike reads it for a tenth of the
/// price. To write costs a quarter more than plain input, for an hour twice as much as plain input. A request of less than one to four
/// thousand tokens, by the model, is not kept.</summary>
public enum PromptCaching
{
    /// <summary>Nothing.</summary>
    Never,

    /// <summary>The tools, the system prompt and the conversation so far, for five minutes from each use: for agents that call the
    /// model again as soon as their actions have run.</summary>
    Agentic,

    /// <summary>The same for an hour: for conversations whose people take their time.</summary>
    Conversational,
}
