namespace GenFlow.Shapes;

/// <summary>An object whose members' names are data.</summary>
/// <param name="value">Gives the shape of its values.</param>
public sealed class MapShape(Func<TypeShape> value) : TypeShape
{
    /// <summary>The shape of its values.</summary>
    public TypeShape Value => value();
}
