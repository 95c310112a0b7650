// reports:
[Event] public partial record Job(int Id);
[Event] public partial record Result(int Id, int Value);
[Event] public partial record Summary(int Count);
[StreamEvent] public partial record Queued(int Id);
[Workflow]
public partial class Pool
{
    [Step, FanOut, Emits<Job>, Publishes<Queued>]
    public async Task Spread(Context ctx, StartEvent<int> start)
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, start.Input), ctx.CancellationToken, async (i, ct) =>
        {
            await Task.Delay(1, ct);
            Send(i);
        });
        Enumerable.Range(0, 3).ToList().ForEach(i => ctx.SendEvent(new Job(i)));
        void Send(int id)
        {
            ctx.SendEvent(new Job(id));
            ctx.WriteEventToStream(new Queued(id));
        }
    }
    [Step] public Result Work(Job job) => new(job.Id, job.Id * 2);
    [Step] public Summary Sum([Collect] IReadOnlyList<Result> results) => new(results.Count);
    [Step] public StopEvent<int> End(Summary summary) => new(summary.Count);
}
