using GenFlow;

namespace Concepts;

[Event]
public partial record Lost(string Text);

[Workflow]
public partial class Failing
{
    // Fails in every way: the compiler sees that nobody accepts what it loses.
#pragma warning disable GF2001
    [Step]
    public AnyOf<Lost, StopEvent> Go(StartEvent<string> text) => text.Input switch
    {
        "throw" => throw new FormatException("no number"),
        "lose" => new Lost("?"),
        "stall" => (Lost?)null,
        _ => new StopEvent(),
    };
#pragma warning restore GF2001
}

internal static class Errors
{
    public static async Task ShowAsync()
    {
        foreach (string text in (string[])["throw", "lose", "stall"])
        {
            #region errors
            try
            {
                await new Failing().ExecuteAsync(text);
            }
            catch (UnroutableEventException e)
            {
                Console.WriteLine($"{e.Step} produced {e.EventType}, which no step accepts");
            }
            catch (WorkflowStalledException e)
            {
                Console.WriteLine($"stalled after {string.Join(", ", e.LastEvents)}");
            }
            catch (FormatException e)
            {
                Console.WriteLine($"thrown by the step itself: {e.Message}");
            }
            #endregion
        }
    }
}
