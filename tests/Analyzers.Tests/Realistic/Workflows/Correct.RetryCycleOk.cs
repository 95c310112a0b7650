// reports:
[Event] public partial record Try(int N); [Event] public partial record Tried(int N, bool Ok);
[Workflow] public partial class Wf
{
    [Step] public Try Begin(StartEvent<int> s) => new(0);
    [Step] public Tried Attempt(Try t) => t.N > 10 ? throw new InvalidOperationException() : new(t.N, t.N > 3);
    [Step] public Try? Again(Tried t) => t.Ok ? null : new(t.N + 1);
    [Step] public StopEvent<int>? Done(Tried t) => t.Ok ? new(t.N) : null;
    [Step] public StopEvent<int> Fail(StepFailed<Try> f) => new(-1);
}
