// reports:
[Workflow] public partial class Wf { [Step] public StopEvent<int> R(StartEvent<int> s) => new(s.Input); }
public class Tests
{
    public async Task Fails() { await Assert.ThrowsAsync<Exception>(() => new Wf().ExecuteAsync(1)); await Assert.ThrowsAsync<Exception>(async () => await new Wf().RunAsync(1)); }
    public async Task Two() { await using var a = await new Wf().RunAsync(1); await using var b = await new Wf().RunAsync(2); _ = await Task.WhenAny(a.ResultAsync(), b.ResultAsync()); }
    public Task<int> Three() { var t = new Wf().ExecuteAsync(1); return t; }
    public async Task Four() { WorkflowHandler<int> h; h = await new Wf().RunAsync(1); try { await h.ResultAsync(); } finally { await h.DisposeAsync(); } }
    static class Assert { public static Task ThrowsAsync<T>(Func<Task> f) => f(); }
}
