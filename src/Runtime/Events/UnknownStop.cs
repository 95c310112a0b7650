using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using GenFlow.Serialization;

namespace GenFlow;

/// <summary>The stop event of a run whose reader does not know it, or cannot tell which one it is since the workflow declares
/// several of one name. Written again, it is what was read, without its white space.</summary>
/// <param name="Type">The name it came with; its <see cref="Event.EventType"/>.</param>
/// <param name="Data">All of it, its <c>type</c> too.</param>
public sealed record UnknownStop(string Type, JsonElement Data) : StopEventBase
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => Type;

    /// <inheritdoc/>
    public bool Equals(UnknownStop? other) => other is not null && Type == other.Type && CarriedJson.Same(Data, other.Data);

    /// <inheritdoc/>
    public override int GetHashCode() => Type.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override void WriteJson(ref EventJsonWriter writer) => writer.WriteElement(Data);

    internal static UnknownStop Read(ref EventJsonReader reader)
    {
        string type = Encoding.UTF8.GetString(reader.Discriminator());
        return new(type, reader.ReadElement());
    }
}
