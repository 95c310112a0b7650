// reports:
[Workflow] public partial class Sub { [Step] public StopEvent<string> R(StartEvent<int> s) => new($"{s.Input}"); }
[Workflow] public partial class Main(IWorkflow<int, string> any, Func<Sub> make)
{
    [Step, Publishes<Sub>] public async Task<StopEvent<string>> R(Context ctx, StartEvent<int> s)
    {
        string[] all = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => ctx.RunChildAsync(make(), i)));
        string other = await ctx.RunChildAsync(any, 3);
        try { return new(string.Concat(all) + other); } finally { await Task.Yield(); }
    }
}
