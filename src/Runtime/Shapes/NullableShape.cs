namespace GenFlow.Shapes;

/// <summary>A value or <c>null</c>.</summary>
/// <param name="inner">Gives the shape of the value.</param>
public sealed class NullableShape(Func<TypeShape> inner) : TypeShape
{
    /// <summary>The shape of the value where there is one.</summary>
    public TypeShape Inner => inner();
}
