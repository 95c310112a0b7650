using GenFlow;

namespace Concepts;

[Event]
public partial record Line(string Text);

[Event]
public partial record Done;

#region state
// Immutable, and with a constructor without parameters: a run begins with new Tally().
public sealed record Tally(int Lines, int Longest)
{
    public Tally()
        : this(0, 0)
    {
    }
}

[Workflow]
public partial class Measure
{
    [Step]
    public IEnumerable<Line> Split(StartEvent<string> text) => text.Input.Split('\n').Select(static line => new Line(line));

    // Many at once: each update is atomic, none is lost. The lambda may run again and must do nothing but compute.
    [Step]
    public Done Count(Line line, State<Tally> state)
    {
        state.Update(
            static (tally, length) => new Tally(tally.Lines + 1, Math.Max(tally.Longest, length)),
            line.Text.Length);
        return new Done();
    }

    // Value is a snapshot.
    [Step]
    public StopEvent<string> Join([Collect] IReadOnlyList<Done> done, State<Tally> state) =>
        new($"{state.Value.Lines} lines, the longest has {state.Value.Longest} characters");
}
#endregion

internal static class States
{
    public static async Task ShowAsync()
    {
        Console.WriteLine(await new Measure().ExecuteAsync("one\nthree\ntwo"));

        #region given
        RunOptions options = new RunOptions().WithState(new Tally(Lines: 100, Longest: 4));
        await using WorkflowHandler<string> handler = await new Measure().RunAsync("one\nthree\ntwo", options);
        await handler.ResultAsync();
        Console.WriteLine(handler.State<Tally>());
        #endregion
    }
}
