// reports:
[Event] public partial record Loaded<T>(T Value);
[Workflow] public partial class Map<TIn, TOut>(Func<TIn, CancellationToken, Task<TOut>> map)
{
    [Step] public Loaded<TIn> Begin(StartEvent<TIn> s) => new(s.Input);
    [Step] public async Task<StopEvent<TOut>> Go(Loaded<TIn> loaded, CancellationToken ct) => new(await map(loaded.Value, ct).ConfigureAwait(false));
}
public static class Use { public static Task<int> Length(string s) => new Map<string, int>(static (t, _) => Task.FromResult(t.Length)).ExecuteAsync(s); }
