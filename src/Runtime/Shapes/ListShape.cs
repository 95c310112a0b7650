namespace GenFlow.Shapes;

/// <summary>A list.</summary>
/// <param name="item">Gives the shape of its items.</param>
public sealed class ListShape(Func<TypeShape> item) : TypeShape
{
    /// <summary>The shape of its items.</summary>
    public TypeShape Item => item();
}
