// reports:
[Event] public partial record A1(int N);
public interface ICache { ValueTask<int> GetAsync(string k, CancellationToken ct = default); }
[Workflow] public partial class Wf(ICache cache)
{
    [Step] public ValueTask<A1> Run(StartEvent<string> s, CancellationToken ct)
    {
        ValueTask<int> task = cache.GetAsync(s.Input, ct);
        return task.IsCompletedSuccessfully ? new(new A1(task.Result)) : Slow(task);
        static async ValueTask<A1> Slow(ValueTask<int> task) => new(await task.ConfigureAwait(false));
    }
    [Step] public async Task<StopEvent<int>> End(A1 a, CancellationToken ct)
    {
        Task<int> one = cache.GetAsync("1", ct).AsTask();
        Task<int> two = Task.Run(() => { Thread.Sleep(1); return 2; }, ct);
        await Task.WhenAll(one, two);
        return new(one.Result + two.GetAwaiter().GetResult() + a.N);
    }
}
