namespace GenFlow.Shapes;

/// <summary>A member of an object.</summary>
/// <param name="name">Its name in JSON.</param>
/// <param name="type">Gives the shape of its value.</param>
/// <param name="isRequired">Whether reading fails without it.</param>
/// <param name="description">What it means; null where nobody wrote it.</param>
/// <param name="defaultValue">The JSON of what it is where it is missing; null where that is unknown.</param>
public sealed class MemberShape(string name, Func<TypeShape> type, bool isRequired, string? description = null, string? defaultValue = null)
{
    /// <summary>A member with bounds.</summary>
    /// <param name="name">Its name in JSON.</param>
    /// <param name="type">Gives the shape of its value.</param>
    /// <param name="isRequired">Whether reading fails without it.</param>
    /// <param name="description">What it means; null where nobody wrote it.</param>
    /// <param name="defaultValue">The JSON of what it is where it is missing; null where that is unknown.</param>
    /// <param name="bounds">What its values must be within; null for everything of the type.</param>
    public MemberShape(string name, Func<TypeShape> type, bool isRequired, string? description, string? defaultValue, MemberBounds? bounds)
        : this(name, type, isRequired, description, defaultValue) => Bounds = bounds;

    /// <summary>Its name in JSON.</summary>
    public string Name { get; } = name;

    /// <summary>The shape of its value.</summary>
    public TypeShape Type => type();

    /// <summary>Whether reading fails without it.</summary>
    public bool IsRequired { get; } = isRequired;

    /// <summary>What it means; null where nobody wrote it.</summary>
    public string? Description { get; } = description;

    /// <summary>The JSON of what it is where it is missing; null where that is unknown.</summary>
    public string? DefaultValue { get; } = defaultValue;

    /// <summary>What its values must be within; null for everything of the type.</summary>
    public MemberBounds? Bounds { get; }
}
