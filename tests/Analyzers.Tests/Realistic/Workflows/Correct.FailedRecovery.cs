// reports:
[Event] public partial record Charge(decimal Amount);
[Event] public partial record Charged(string Id);
[Workflow]
public partial class Payment
{
    [Step] public Charge Begin(StartEvent<decimal> start) => new(start.Input);
    [Step(Retries = 3, RetryDelay = 100, Backoff = 2, Jitter = 0.2)]
    public async Task<Charged> Pay(Context ctx, Charge charge)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(5), ctx.TimeProvider, ctx.CancellationToken);
        if (charge.Amount < 0) throw new InvalidOperationException();
        return new("1");
    }
    [Step] public StopEvent<string?> Ok(Charged charged) => new(charged.Id);
    [Step] public StopEvent<string?> Recover(StepFailed<Charge> failed) => new(null);
    [Step] public StopEvent<string?> RecoverAll(StepFailed failed) => new(failed.ToString());
}
