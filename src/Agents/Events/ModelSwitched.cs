namespace GenFlow.Agents;

/// <summary>The model failed, and another answers, as a <see cref="GenFlow.Models.FallbackChatClient"/> decides. Inside a message
/// nothing of it had come. Where something had, <see cref="MessageFailed"/> comes before this and says what does not count, and the
/// next <see cref="MessageStart"/> is the other model's answer, in the same turn.</summary>
/// <param name="From">The client that failed, by its provider and model.</param>
/// <param name="To">The client that answers.</param>
/// <param name="Reason">What went wrong.</param>
[StreamEvent]
public sealed partial record ModelSwitched(string From, string To, string Reason) : AgentEvent;
