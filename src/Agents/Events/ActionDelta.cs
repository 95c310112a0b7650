using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenFlow.Agents;

/// <summary>More of an action's arguments.</summary>
/// <param name="Id">The call's id.</param>
/// <param name="Name">The action's name.</param>
/// <param name="Delta">The fragment of JSON, cut anywhere; all fragments of a call together are its arguments.</param>
[StreamEvent]
public sealed partial record ActionDelta(string Id, string Name, string Delta) : AgentEvent
{
    /// <summary>The arguments so far, as an object: what is half received is left out or shown as far as it is certain. Made
    /// when it is read, in time of all that has come; undefined on an event that was read from JSON.</summary>
    [JsonIgnore]
    public JsonElement Body => Arguments?.BodyAt(Length) ?? default;

    /// <summary>The arguments so far, typed: <c>Tools.GetWeatherArgs.Partial</c>. Members that have not begun are null. Null for
    /// an action that was not generated, and on an event that was read from JSON. Made when it is read; each member when it is
    /// read itself.</summary>
    [JsonIgnore]
    public object? Partial => Arguments?.PartialAt(Length);

    internal IncrementalValue? Arguments { get; init; }

    internal int Length { get; init; }
}
