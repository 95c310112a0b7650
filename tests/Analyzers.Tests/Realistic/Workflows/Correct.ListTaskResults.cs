// reports:
[Event] public partial record Chunk(string Text);
[Event] public partial record Fact(string Text);
[Event] public partial record Facts(IReadOnlyList<string> All);
[Workflow]
public partial class Rag
{
    [Step] public async Task<IReadOnlyList<Chunk>> Split(StartEvent<string> s, CancellationToken ct) { await Task.Delay(1, ct); return [.. s.Input.Split('\n').Select(t => new Chunk(t))]; }
    [Step(MaxConcurrency = 2)] public async IAsyncEnumerable<Fact> Extract(Chunk c, CancellationToken ct) { await Task.Delay(1, ct); yield return new(c.Text); yield return new(c.Text + "!"); }
    [Step] public Facts Gather([Collect(From = nameof(Split))] IReadOnlyList<Fact> facts) => new([.. facts.Select(f => f.Text)]);
    [Step] public async Task<StopEvent<int>> Store(Facts facts, CancellationToken ct)
    {
        await using var file = new MemoryStream();
        await using var writer = new StreamWriter(file);
        foreach (string fact in facts.All) await writer.WriteLineAsync(fact.AsMemory(), ct);
        await writer.FlushAsync(ct);
        return new((int)file.Length);
    }
}
