// reports: GF2001
[Event] public abstract partial record Intent { public sealed partial record Buy : Intent; public sealed partial record Sell : Intent; }
[Workflow] public partial class Wf
{
    [Step] public Task<AnyOf<Intent.Buy, Intent.Sell>> R(StartEvent<int> s) => Task.FromResult<AnyOf<Intent.Buy, Intent.Sell>>(new Intent.Buy());
    [Step] public StopEvent<int> B(Intent.Buy b) => new(1);
}
