namespace GenFlow.Shapes;

/// <summary>One of a closed set of objects, told apart by their member <c>type</c>.</summary>
/// <param name="name">The union's name.</param>
/// <param name="description">What it means; null where nobody wrote it.</param>
/// <param name="cases">Gives its cases, in the order in which they are declared.</param>
public sealed class UnionShape(string name, string? description, Func<IReadOnlyList<ObjectShape>> cases) : TypeShape
{
    /// <summary>The union's name.</summary>
    public string Name { get; } = name;

    /// <summary>What it means; null where nobody wrote it.</summary>
    public string? Description { get; } = description;

    /// <summary>Its cases, in the order in which they are declared.</summary>
    public IReadOnlyList<ObjectShape> Cases => cases();
}
