// reports:
[Event] public partial record Row(int Id); [StreamEvent] public partial record Inserted(int Id);
public interface IDb { Task<int> InsertAsync(Row row); Task<int> InsertAsync(Row row, CancellationToken ct); ValueTask<int> CountAsync(); }
[Workflow] public partial class Import
{
    [Step] public async IAsyncEnumerable<Row> Read(StartEvent<string> path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        using var reader = new StreamReader(path.Input);
        while (await reader.ReadLineAsync(ct) is { } line) { if (int.TryParse(line, out int id)) yield return new(id); }
    }
    [Step, Publishes<Inserted>] public async Task Insert(Context ctx, Row row, CancellationToken ct)
    {
        var db = (IDb)ctx.Services!.GetService(typeof(IDb))!;
        if (await db.InsertAsync(row, ct) is var id and > 0) { ctx.WriteEventToStream(new Inserted(id)); }
    }
    [Step] public StopEvent<int> Done([Collect] IReadOnlyList<Row> rows) => new(rows.Count);
}
