// reports: GF1007
public interface IM { IAsyncEnumerable<string> StreamAsync(string q, CancellationToken ct = default); Task<string> AskAsync(string q, CancellationToken ct = default); }
[Workflow] public partial class Wf(IM m)
{
    [Step] public async Task<StopEvent<int>> Run(Context ctx, StartEvent<string> s)
    {
        int n = 0;
        await foreach (string t in m.StreamAsync(s.Input).WithCancellation(ctx.CancellationToken).ConfigureAwait(false)) n += t.Length;
        string x = await m.AskAsync("q").WaitAsync(TimeSpan.FromSeconds(1), ctx.CancellationToken);
        return new(n + x.Length);
    }
}
