// reports: GF2004
[Workflow] public partial class Child { [Step] public StopEvent<int> Run(StartEvent<int> s) => new(s.Input); }
[Workflow] public partial class Parent(Child child)
{
    [Step] public async Task<StopEvent<int>> Run(Context ctx, StartEvent<int> s) => new(await ctx.RunChildAsync(child, s.Input));
}
