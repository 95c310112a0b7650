// reports:
[Event] public partial record Think(IReadOnlyList<string> Transcript);
[Event] public partial record ToolCall(string Name, string Args, int Index);
[Event] public partial record ToolResult(int Index, string Text);
[StreamEvent] public abstract partial record AgentUi { public sealed partial record Token(string T) : AgentUi; public sealed partial record Tool(string Name) : AgentUi; }
public interface ILlm { Task<(string? Answer, IReadOnlyList<ToolCall> Calls)> TurnAsync(IReadOnlyList<string> transcript, Action<string> onToken, CancellationToken ct); }
public sealed record Memory { public System.Collections.Immutable.ImmutableList<string> Lines { get; init; } = []; }
[Workflow] public partial class ToolAgent(ILlm llm)
{
    [Step] public Think Begin(StartEvent<string> s, State<Memory> memory) { memory.Update(static (m, x) => m with { Lines = m.Lines.Add(x) }, s.Input); return new(memory.Value.Lines); }
    [Step(Retries = 2), FanOut, Emits<ToolCall>, Emits<StopEvent<string>>, Publishes<AgentUi>]
    public async Task Turn(Context ctx, Think think, CancellationToken ct)
    {
        (string? answer, IReadOnlyList<ToolCall> calls) = await llm.TurnAsync(think.Transcript, token => ctx.WriteEventToStream(new AgentUi.Token(token)), ct).ConfigureAwait(false);
        if (answer is not null) { ctx.SendEvent(new StopEvent<string>(answer)); return; }
        foreach (ToolCall call in calls) { ctx.WriteEventToStream(new AgentUi.Tool(call.Name)); ctx.SendEvent(call); }
    }
    [Step(MaxConcurrency = 4)] public async Task<ToolResult> Execute(ToolCall call, CancellationToken ct) { await Task.Delay(1, ct); return new(call.Index, call.Args); }
    [Step] public ToolResult Failed(StepFailed<ToolCall> failed) => new(0, failed.Exception.Message);
    [Step] public Think Back([Collect] IReadOnlyList<ToolResult> results, State<Memory> memory)
    {
        memory.Update(static (m, r) => m with { Lines = m.Lines.AddRange(r.Select(x => x.Text)) }, results);
        return new(memory.Value.Lines);
    }
}
