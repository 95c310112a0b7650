// reports:
[Event] public abstract partial record Verdict { public sealed partial record Pass : Verdict; public sealed partial record Fail(string Why) : Verdict; }
[Event] public partial record Draft(string Text, int Round);
[Workflow] public partial class Review
{
    private const int MaxRounds = 3;
    [Step] public Draft Write(StartEvent<string> s) => new(s.Input, 0);
    [Step] public async Task<Verdict> Judge(Draft d, CancellationToken ct) { await Task.Yield(); ct.ThrowIfCancellationRequested(); return d.Round > MaxRounds ? new Verdict.Pass() : new Verdict.Fail("short"); }
    [Step] public StopEvent<bool> Ok(Verdict.Pass p) => new(true);
    [Step] public AnyOf<Draft, StopEvent<bool>> Again(Verdict.Fail f) => f.Why.Length == 0 ? new StopEvent<bool>(false) : new Draft(f.Why, 1);
}
