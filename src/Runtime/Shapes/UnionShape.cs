namespace GenFlow.Shapes;

/// <summary>One of a closed set of objects, told apart by their member <c>type</c>.</summary>
/// <param name="name">The union's name.</param>
/// <param name="description">What it means; null where nobody wrote it.</param>
/// <param name="cases">Gives its cases, in the order in which they are declared.</param>
/// <param name="names">Their names, where a case may have no form in JSON; null for those of its cases.</param>
public sealed class UnionShape(string name, string? description, Func<IReadOnlyList<ObjectShape>> cases, IReadOnlyList<string>? names = null) : TypeShape
{
    /// <summary>The union's name.</summary>
    public string Name { get; } = name;

    /// <summary>What it means; null where nobody wrote it.</summary>
    public string? Description { get; } = description;

    /// <summary>Its cases, in the order in which they are declared.</summary>
    public IReadOnlyList<ObjectShape> Cases => cases();

    /// <summary>The names of its cases, also of one that has no form in JSON and so no shape.</summary>
    public IReadOnlyList<string> Names => names ?? [.. Cases.Select(static shape => shape.Name)];
}
