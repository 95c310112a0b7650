// reports:
[Event] public partial record Src(string U); [StreamEvent] public partial record Got(string T);
[Workflow] public partial class Wf(HttpClient http)
{
    [Step, Publishes<Got>] public async Task<StopEvent<int>> R(Context ctx, StartEvent<string[]> s, CancellationToken ct)
    {
        int n = 0;
        await foreach (Task<string> t in Task.WhenEach(s.Input.Select(u => http.GetStringAsync(u, ct))).WithCancellation(ct))
        {
            ctx.WriteEventToStream(new Got(t.Result)); n++;
        }
        List<Task<int>> pending = [Task.FromResult(1)];
        while (pending.Count > 0) { Task<int> done = await Task.WhenAny(pending); pending.Remove(done); n += await done; }
        return new(n);
    }
}
