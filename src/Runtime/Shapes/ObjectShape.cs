namespace GenFlow.Shapes;

/// <summary>An object with members: an event, or a record inside one.</summary>
/// <param name="name">An event's <see cref="Event.EventType"/>; another type's name.</param>
/// <param name="description">What it means; null where nobody wrote it.</param>
/// <param name="isCase">Whether it is a case of a union, so that a member <c>type</c> with its name comes first.</param>
/// <param name="members">Its members, in the order in which they are written.</param>
public sealed class ObjectShape(string name, string? description, bool isCase, IReadOnlyList<MemberShape> members) : TypeShape
{
    /// <summary>An event's <see cref="Event.EventType"/>; another type's name.</summary>
    public string Name { get; } = name;

    /// <summary>What it means; null where nobody wrote it.</summary>
    public string? Description { get; } = description;

    /// <summary>Whether it is a case of a union, so that a member <c>type</c> with its name comes first.</summary>
    public bool IsCase { get; } = isCase;

    /// <summary>Its members, in the order in which they are written.</summary>
    public IReadOnlyList<MemberShape> Members { get; } = members;
}
