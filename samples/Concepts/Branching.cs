using GenFlow;

namespace Concepts;

#region branching
[Event]
public partial record Number(long Value, int Steps);

[Workflow]
public partial class Collatz
{
    [Step]
    public Number Begin(StartEvent<int> start) => new(start.Input, Steps: 0);

    // Either goes round once more or stops: routed by the type that the step returned.
    [Step]
    public AnyOf<Number, StopEvent<int>> Next(Number n) =>
        n.Value == 1 ? new StopEvent<int>(n.Steps)
        : long.IsEvenInteger(n.Value) ? new Number(n.Value / 2, n.Steps + 1)
        : new Number((3 * n.Value) + 1, n.Steps + 1);
}
#endregion

internal static class Branching
{
    public static async Task ShowAsync() =>
        Console.WriteLine($"steps from 27 to 1: {await new Collatz().ExecuteAsync(27)}");
}
