// reports:
[StreamEvent] public partial record Audit(string What);
[Event] public partial record Failed(string Why);
public abstract class Audited<TIn, TOut>
{
    protected abstract Task<TOut> RunAsyncCore(Context ctx, TIn input, CancellationToken ct);
    [Step, Publishes<Audit>]
    protected async Task<StopEvent<TOut>> Start(Context ctx, StartEvent<TIn> start, CancellationToken ct)
    {
        ctx.WriteEventToStream(new Audit("start"));
        TOut result = await RunAsyncCore(ctx, start.Input, ct);
        ctx.WriteEventToStream(new Audit("end"));
        return new(result);
    }
}
[Workflow]
public partial class Invoice : Audited<decimal, string>
{
    protected override async Task<string> RunAsyncCore(Context ctx, decimal input, CancellationToken ct)
    {
        await Task.Delay(1, ct);
        return input.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
[Workflow]
public partial class Refund : Audited<decimal, bool>
{
    protected override Task<bool> RunAsyncCore(Context ctx, decimal input, CancellationToken ct) => Task.FromResult(input > 0);
}
