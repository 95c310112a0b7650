namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>How a scripted answer reaches the agent.</summary>
public enum Wire
{
    /// <summary>As GenFlow's own clients give it: with the fragments of arguments.</summary>
    Deltas,

    /// <summary>As any other client of Microsoft.Extensions.AI gives it: calls arrive whole.</summary>
    WholeCalls,

    /// <summary>As bytes of Anthropic's Messages, through their client.</summary>
    Anthropic,

    /// <summary>As bytes of OpenAI's Responses, through their client.</summary>
    Responses,

    /// <summary>As bytes of Chat Completions, through their client.</summary>
    ChatCompletions,
}
