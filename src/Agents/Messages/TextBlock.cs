using GenFlow.Models;

namespace GenFlow.Agents;

/// <summary>Text.</summary>
/// <param name="Text">It.</param>
/// <param name="Citations">Where it comes from.</param>
[Event]
public sealed partial record TextBlock(string Text, IReadOnlyList<Citation>? Citations = null) : MessageBlock;
