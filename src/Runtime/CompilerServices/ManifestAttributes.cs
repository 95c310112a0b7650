using System.ComponentModel;

namespace GenFlow.CompilerServices;

/// <summary>Says that an assembly declares an event, so that a compilation that references it finds it without reading
/// every type. Written by generated code.</summary>
/// <param name="typeName">The type's full metadata name.</param>
/// <param name="eventType">Its <see cref="Event.EventType"/>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class EventManifestAttribute(string typeName, string eventType) : Attribute
{
    /// <summary>The type's full metadata name.</summary>
    public string TypeName { get; } = typeName;

    /// <summary>Its <see cref="Event.EventType"/>.</summary>
    public string EventType { get; } = eventType;
}

/// <summary>Says that an assembly declares a workflow. Written by generated code.</summary>
/// <param name="typeName">The type's full metadata name.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class WorkflowManifestAttribute(string typeName) : Attribute
{
    /// <summary>The type's full metadata name.</summary>
    public string TypeName { get; } = typeName;
}
