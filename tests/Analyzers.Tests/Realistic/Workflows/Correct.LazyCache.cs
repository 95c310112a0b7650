// reports:
public interface IModel { ValueTask<float[]> EmbedAsync(string text, CancellationToken ct = default); }
[Event] public partial record Embedded(float[] Vector);
[Workflow]
public partial class Search(IModel model)
{
    private readonly Lazy<Dictionary<string, int>> _index = new(() => new() { ["a"] = 1 });
    private readonly Lock _sync = new();
    private Task<float[]>? _warm;
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Task<float[]>> s_vectors = new();
    [Step]
    public async Task<Embedded> Embed(StartEvent<string> query, CancellationToken ct)
    {
        Task<float[]> warm;
        lock (_sync) { warm = _warm ??= model.EmbedAsync("warm", ct).AsTask(); }
        await warm.WaitAsync(ct);
        float[] vector = await s_vectors.GetOrAdd(query.Input, static (text, m) => m.EmbedAsync(text).AsTask(), model);
        return new(vector);
    }
    [Step] public StopEvent<int> Rank(Embedded e) => new(_index.Value.TryGetValue("a", out int n) ? n : (int)e.Vector.Sum());
}
