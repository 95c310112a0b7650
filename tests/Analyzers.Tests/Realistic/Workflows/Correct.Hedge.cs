// reports:
public interface IM { Task<string> AskAsync(string q, CancellationToken ct); }
[Workflow] public partial class Hedge(IM a, IM b)
{
    [Step] public async Task<StopEvent<string>> Run(StartEvent<string> s, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        Task<string> first = await Task.WhenAny(a.AskAsync(s.Input, stop.Token), b.AskAsync(s.Input, stop.Token));
        await stop.CancelAsync();
        return new(await first);
    }
}
