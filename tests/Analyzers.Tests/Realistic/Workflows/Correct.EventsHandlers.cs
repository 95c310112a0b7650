// reports:
[StreamEvent] public partial record Line(string Text);
public sealed class Tool { public event EventHandler<string>? Output; public Task<int> RunAsync(CancellationToken ct) { Output?.Invoke(this, "x"); return Task.FromResult(0); } }
[Workflow]
public partial class Shell(Func<Tool> make)
{
    [Step, Publishes<Line>]
    public async Task<StopEvent<int>> Exec(Context ctx, StartEvent start, CancellationToken ct)
    {
        Tool tool = make();
        EventHandler<string> onOutput = (_, text) => ctx.WriteEventToStream(new Line(text));
        tool.Output += onOutput;
        using CancellationTokenRegistration stop = ct.Register(() => ctx.WriteEventToStream(new Line("cancelled")));
        IProgress<string> progress = new Progress<string>(text => ctx.WriteEventToStream(new Line(text)));
        progress.Report("go");
        try { return new(await tool.RunAsync(ct)); }
        finally { tool.Output -= onOutput; }
    }
}
