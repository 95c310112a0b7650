// reports:
[Event] public partial record Plan(string[] Topics);
[StreamEvent] public partial record Part(int I, string Text);
public interface ILlm { Task<string> WriteAsync(string topic, CancellationToken ct); }
[Workflow]
public partial class Essay(ILlm llm)
{
    [Step] public Plan Start(StartEvent<string> s) => new(s.Input.Split(' '));
    [Step, Publishes<Part>]
    public async Task<StopEvent<string>> Write(Context ctx, Plan plan, CancellationToken ct)
    {
        Task<string> first = llm.WriteAsync(plan.Topics[0], ct);
        Task<string> second = llm.WriteAsync(plan.Topics[1], ct);
        await Task.WhenAll(first, second).ConfigureAwait(false);
        string[] parts = await Task.WhenAll(plan.Topics.Select(async (topic, i) =>
        {
            string text = await llm.WriteAsync(topic, ct).ConfigureAwait(false);
            ctx.WriteEventToStream(new Part(i, text));
            return text;
        }));
        var tasks = new List<Task>();
        foreach (string topic in plan.Topics) tasks.Add(Task.Run(async () => { string t = await llm.WriteAsync(topic, ct); ctx.WriteEventToStream(new Part(0, t)); }, ct));
        await Task.WhenAll(tasks);
        var any = await Task.WhenAny(first, second);
        return new(first.Result + second.Result + any.Result + string.Concat(parts));
    }
}
