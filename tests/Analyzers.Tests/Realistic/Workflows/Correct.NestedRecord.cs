// reports:
public static partial class Sales
{
    [Event] public partial record Lead(string Name);
    [Workflow]
    public partial class Funnel
    {
        [StreamEvent] private partial record Seen(string Name);
        [Step] public Lead In(StartEvent<string> s) => new(s.Input);
        [Step, Publishes<Seen>] private StopEvent Out(Context context, Lead lead) { context.WriteEventToStream(new Seen(lead.Name)); return new(); }
    }
    public sealed partial class Registry(Funnel funnel)
    {
        private readonly List<WorkflowHandler<object?>> _unused = [];
        public async Task RunAllAsync(IEnumerable<string> names) => await Task.WhenAll(names.Select(name => funnel.ExecuteAsync(name)));
        public async Task<int> CountAsync(string name) { _unused.Clear(); await using var handler = await funnel.RunAsync(name); int n = 0; await foreach (var _ in handler.StreamEvents()) n++; return n; }
    }
}
