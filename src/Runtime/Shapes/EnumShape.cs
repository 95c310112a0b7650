namespace GenFlow.Shapes;

/// <summary>One of a set of names; of flags, several with a comma and a space between.</summary>
/// <param name="name">The enum's name.</param>
/// <param name="description">What it means; null where nobody wrote it.</param>
/// <param name="values">The names as JSON writes them.</param>
/// <param name="isFlags">Whether several may be given.</param>
public sealed class EnumShape(string name, string? description, IReadOnlyList<string> values, bool isFlags) : TypeShape
{
    /// <summary>The enum's name.</summary>
    public string Name { get; } = name;

    /// <summary>What it means; null where nobody wrote it.</summary>
    public string? Description { get; } = description;

    /// <summary>The names as JSON writes them.</summary>
    public IReadOnlyList<string> Values { get; } = values;

    /// <summary>Whether several may be given.</summary>
    public bool IsFlags { get; } = isFlags;
}
