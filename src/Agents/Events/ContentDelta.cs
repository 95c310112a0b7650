using System.Text.Json.Serialization;
using GenFlow.Models;

namespace GenFlow.Agents;

/// <summary>A piece of the answer's text, or citations of it.</summary>
/// <param name="Delta">The text; empty where only citations came.</param>
/// <param name="Citations">Where it comes from; null where nothing was cited.</param>
[StreamEvent]
public sealed partial record ContentDelta(string Delta, IReadOnlyList<Citation>? Citations = null) : AgentEvent
{
    /// <summary>In a stream with structured output: the answer as it is so far, such as <c>Recipe.Partial</c>; null else, and
    /// on an event that was read from JSON. Made anew whenever it is read, for a price of the members that are read.</summary>
    [JsonIgnore]
    public object? Partial => Output?.PartialAt(OutputLength);

    internal IncrementalValue? Output { get; init; }

    internal int OutputLength { get; init; }
}
