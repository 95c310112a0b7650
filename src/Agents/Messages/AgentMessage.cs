using System.Text.Json.Serialization;
using GenFlow.Models;

namespace GenFlow.Agents;

/// <summary>A message of a conversation. Immutable.</summary>
/// <param name="Role">Who says it.</param>
/// <param name="Blocks">What it says, in order.</param>
public sealed partial record AgentMessage(AgentRole Role, IReadOnlyList<MessageBlock> Blocks)
{
    /// <summary>Names it within its session.</summary>
    public string Id { get; init; } = "";

    /// <summary>The tokens that the call which gave it took; null for messages that no model said.</summary>
    public Usage? Usage { get; init; }

    /// <summary>The model that said it, as its provider calls it.</summary>
    public string? ModelId { get; init; }

    /// <summary>Why the model stopped.</summary>
    public StopReason StopReason { get; init; }

    /// <summary>The provider's own word for it.</summary>
    public string? RawStopReason { get; init; }

    /// <summary>All text of it.</summary>
    [JsonIgnore]
    public string Text => Blocks is [TextBlock only] ? only.Text : string.Concat(Blocks.OfType<TextBlock>().Select(static block => block.Text));

    /// <summary>The actions that it calls.</summary>
    [JsonIgnore]
    public IEnumerable<ActionBlock> Actions => Blocks.OfType<ActionBlock>();

    /// <summary>The tokens that were read for it.</summary>
    [JsonIgnore]
    public long InputTokens => Usage?.InputTokens ?? 0;

    /// <summary>The tokens that were written.</summary>
    [JsonIgnore]
    public long OutputTokens => Usage?.OutputTokens ?? 0;

    /// <summary>What a person says.</summary>
    /// <param name="text">It.</param>
    public static implicit operator AgentMessage(string text) => User(text);

    /// <summary>What a person says.</summary>
    /// <param name="text">It.</param>
    /// <returns>The message.</returns>
    public static AgentMessage User(string text) => new(AgentRole.User, [new TextBlock(text ?? throw new ArgumentNullException(nameof(text)))]);

    /// <summary>What a person says, with images or documents.</summary>
    /// <param name="blocks">The parts: <see cref="TextBlock"/> and <see cref="MediaBlock"/>.</param>
    /// <returns>The message.</returns>
    public static AgentMessage User(params IReadOnlyList<MessageBlock> blocks) => new(AgentRole.User, blocks);

    /// <summary>See <see cref="User(string)"/>.</summary>
    /// <param name="text">It.</param>
    /// <returns>The message.</returns>
    public static AgentMessage FromString(string text) => User(text);
}
