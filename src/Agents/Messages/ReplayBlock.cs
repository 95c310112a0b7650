using System.Text.Json;

namespace GenFlow.Agents;

/// <summary>What a provider wants back unchanged: a block that GenFlow does not know, or the provider's own form of the block
/// before it.</summary>
/// <param name="Content">A content of Microsoft.Extensions.AI as its own JSON.</param>
/// <param name="Replaces">How many blocks before it this content stands for when it is given back; 0 for a block of its own.</param>
[Event]
public sealed partial record ReplayBlock(JsonElement Content, int Replaces = 0) : MessageBlock;
