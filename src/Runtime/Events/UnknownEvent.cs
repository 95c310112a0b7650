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
    public bool Equals(UnknownEvent? other) => other is not null && Type == other.Type && Unknown.Same(Data, other.Data);

    /// <inheritdoc/>
    public override int GetHashCode() => Type.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override void WriteJson(ref EventJsonWriter writer) => writer.WriteElement(Data);
}

/// <summary>The stop event of a run whose reader does not know it, or cannot tell which one it is since the workflow declares
/// several of one name. Written again, it is what was read, without its white space.</summary>
/// <param name="Type">The name it came with; its <see cref="Event.EventType"/>.</param>
/// <param name="Data">What came with it.</param>
public sealed record UnknownStop(string Type, JsonElement Data) : StopEventBase
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => Type;

    /// <inheritdoc/>
    public bool Equals(UnknownStop? other) => other is not null && Type == other.Type && Unknown.Same(Data, other.Data);

    /// <inheritdoc/>
    public override int GetHashCode() => Type.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override void WriteJson(ref EventJsonWriter writer) => writer.WriteElement(Data);
}

/// <summary>JSON that is carried and not looked into.</summary>
internal static class Unknown
{
    public static bool Same(JsonElement one, JsonElement other) =>
        one.ValueKind == JsonValueKind.Undefined || other.ValueKind == JsonValueKind.Undefined
            ? one.ValueKind == other.ValueKind
            : JsonElement.DeepEquals(one, other);
}
