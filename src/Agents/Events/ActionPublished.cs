using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenFlow.Agents;

/// <summary>A workflow that an action runs has published an event, and the agent runs inside no workflow whose stream would show it:
/// see <see cref="ActionContext.RunChildAsync"/>.</summary>
/// <param name="Id">The call's id.</param>
/// <param name="Name">The action's name.</param>
/// <param name="Path">The workflow's name, and those of the child workflows that the event came through, outermost first.</param>
/// <param name="EventName">The event's <see cref="Event.EventType"/>.</param>
/// <param name="Data">The event as JSON; undefined, in JSON null, where it has none.</param>
[StreamEvent]
public sealed partial record ActionPublished(string Id, string Name, string Path, string EventName, JsonElement Data = default) : AgentEvent
{
    private object? _data = Data.ValueKind == JsonValueKind.Null ? default(JsonElement) : Data;

    /// <summary>The event; null where this was read as JSON.</summary>
    [JsonIgnore]
    public StreamEvent? Event
    {
        get;
        init
        {
            field = value;
            _data = null;
        }
    }

    /// <summary>The event as JSON; undefined, in JSON null, where it has none. Written when it is first asked for.</summary>
    public JsonElement Data
    {
        get => (JsonElement)(_data ??= Event is { } ev ? JsonOf(ev) : default);
        init => _data = value.ValueKind == JsonValueKind.Null ? default : value;
    }

    /// <summary>Whether both tell of the same event. Whether its JSON was asked for changes nothing.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether they do; those that were read as JSON, where that is the same.</returns>
    public bool Equals(ActionPublished? other) =>
        base.Equals(other) && Id == other.Id && Name == other.Name && Path == other.Path && EventName == other.EventName && Equals(Event, other.Event)
        && (Event is not null || Same(Data, other.Data));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Id, Name, Path, EventName, Event);

    private static bool Same(JsonElement one, JsonElement other) =>
        one.ValueKind == JsonValueKind.Undefined || other.ValueKind == JsonValueKind.Undefined
            ? one.ValueKind == other.ValueKind
            : JsonElement.DeepEquals(one, other);

    private static JsonElement JsonOf(StreamEvent ev)
    {
        var output = new ArrayBufferWriter<byte>();
        try
        {
            GenFlowJson.Write(output, ev);
        }
        catch (Exception none) when (none is NotSupportedException or JsonException)
        {
            // Its author gave it no form: those in the process have the event itself.
            return default;
        }

        return JsonElement.Parse(output.WrittenSpan);
    }
}
