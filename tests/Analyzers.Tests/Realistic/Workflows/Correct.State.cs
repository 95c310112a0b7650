// reports:
public sealed record Memory(int Count = 0, string? Last = null) { public Memory() : this(0) { } }
[Event] public partial record Turn(string Text);
[Workflow]
public partial class Chatty
{
    [Step] public Turn Start(StartEvent<string> start, State<Memory> state) { state.Update(static (s, t) => s with { Count = s.Count + 1, Last = t }, start.Input); return new(start.Input); }
    [Step]
    public AnyOf<Turn, StopEvent<int>> Loop(State<Memory> state, Turn turn)
    {
        if (state.Value.Count > 3) return new StopEvent<int>(state.Value.Count);
        state.Update(static (s, t) => s with { Count = s.Count + 1, Last = t }, turn.Text);
        return turn with { Text = turn.Text + "." };
    }
}
