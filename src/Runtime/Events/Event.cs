using System.ComponentModel;
using System.Text;
using System.Text.Json.Serialization;
using GenFlow.Serialization;

namespace GenFlow;

/// <summary>The base of everything that travels between steps. Write <c>[Event] partial record</c>; the generator adds
/// this base and the name.</summary>
public abstract record Event
{
    /// <summary>The event's name on the wire: its type's name with its containing events, dotted, unless its attribute
    /// gives another.</summary>
    [JsonIgnore]
    public abstract string EventType { get; }

    /// <summary>Writes the event as JSON; generated for records with [Event] or [StreamEvent].</summary>
    /// <param name="writer">Receives it.</param>
    /// <exception cref="NotSupportedException">The event has a member that cannot be written, or no serializer.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void WriteJson(ref EventJsonWriter writer) => throw JsonCodecs.NoSerializer(GetType());

    internal void WriteTo(ref EventJsonWriter writer) => WriteJson(ref writer);

    /// <summary>Prints nothing, so that a record's text shows the user's members only.</summary>
    /// <param name="builder">Receives the members.</param>
    /// <returns>Whether a member was printed.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}
