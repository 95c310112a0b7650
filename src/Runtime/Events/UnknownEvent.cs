using System.Text.Json;
using System.Text.Json.Serialization;
using GenFlow.Serialization;

namespace GenFlow;

/// <summary>An event of a stream that the reader does not know: a newer program may have written it. A
/// <see cref="StreamItemReader"/> gives it for a name that is not in its catalogue. Written again, it is what was read, without its white space.</summary>
/// <param name="Type">The name it came with; its <see cref="Event.EventType"/>.</param>
/// <param name="Data">What came with it.</param>
public sealed record UnknownEvent(string Type, JsonElement Data) : StreamEvent
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => Type;

    /// <inheritdoc/>
    public bool Equals(UnknownEvent? other) => other is not null && Type == other.Type && CarriedJson.Same(Data, other.Data);

    /// <inheritdoc/>
    public override int GetHashCode() => Type.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override void WriteJson(ref EventJsonWriter writer) => writer.WriteElement(Data);
}
