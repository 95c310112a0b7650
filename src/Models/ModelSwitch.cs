namespace GenFlow.Models;

/// <summary>Another model answers, because the one before failed.</summary>
/// <param name="From">The client that failed, by its provider and model: <c>anthropic/claude-sonnet-4-5</c>.</param>
/// <param name="To">The client that answers from here on.</param>
/// <param name="Reason">What went wrong, as the failure's message says it; of exceptions whose messages may say anything, their type.</param>
/// <param name="Discards">Whether the model that failed had begun to answer: what came before does not count.</param>
public sealed record ModelSwitch(string From, string To, string Reason, bool Discards = false)
{
    /// <summary>Where an update or a response of a plain chat client names the last switch, as a string, in its
    /// <c>AdditionalProperties</c>.</summary>
    public const string PropertyName = "genflow.model_switch";

    /// <inheritdoc/>
    public override string ToString() => $"{From} → {To}: {Reason}";
}
