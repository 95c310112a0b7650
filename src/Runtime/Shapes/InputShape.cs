namespace GenFlow.Shapes;

/// <summary>One way to start a workflow.</summary>
/// <param name="takesValue">Whether it takes a value.</param>
/// <param name="type">Gives the shape of the value; null where it takes none, or one that has no JSON.</param>
public sealed class InputShape(bool takesValue, Func<TypeShape>? type)
{
    /// <summary>A start without a value.</summary>
    public static InputShape Nothing { get; } = new(takesValue: false, type: null);

    /// <summary>Whether it takes a value.</summary>
    public bool TakesValue { get; } = takesValue;

    /// <summary>The shape of the value; null where it takes none, or one that has no JSON.</summary>
    public TypeShape? Type => type?.Invoke();
}
