namespace GenFlow.Shapes;

/// <summary>What a workflow takes, streams and gives, as JSON: what a contract of an endpoint is printed from.</summary>
/// <param name="name">The workflow's name.</param>
/// <param name="description">What it does; null where nobody wrote it.</param>
/// <param name="inputs">Gives what a run can be started with, in the order of the overloads of RunAsync.</param>
/// <param name="result">Gives the shape of what a run ends with; null where it is none.</param>
/// <param name="published">Gives the shapes of the stream events that its steps declare.</param>
public sealed class WorkflowShape(
    string name, string? description, Func<IReadOnlyList<InputShape>> inputs, Func<TypeShape>? result, Func<IReadOnlyList<TypeShape>> published)
{
    /// <summary>The workflow's name.</summary>
    public string Name { get; } = name;

    /// <summary>What it does; null where nobody wrote it.</summary>
    public string? Description { get; } = description;

    /// <summary>What a run can be started with, in the order of the overloads of RunAsync.</summary>
    public IReadOnlyList<InputShape> Inputs => inputs();

    /// <summary>The shape of what a run ends with; null where it ends with nothing, or with what has no JSON.</summary>
    public TypeShape? Result => result?.Invoke();

    /// <summary>The shapes of the stream events that its steps declare.</summary>
    public IReadOnlyList<TypeShape> Published => published();
}
