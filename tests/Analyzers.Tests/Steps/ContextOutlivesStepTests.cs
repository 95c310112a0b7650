namespace GenFlow.Analyzers.Tests;

public class ContextOutlivesStepTests
{
    private const string Members = """
        private static Task LaterAsync(Context ctx) => Task.CompletedTask;
        private static Task LaterAsync(CancellationToken token) => Task.CompletedTask;
        private static Task SignalAsync(Context ctx, TaskCompletionSource done) => Task.CompletedTask;
        private static async void Forget(Context ctx) => await Task.Yield();
        private static void Now(Context ctx) { }
        private readonly Holder _holder = new();
        private object? _any;

        public sealed class Holder
        {
            public Context Kept { get; set; }
        }
        """;

    [Theory]
    [InlineData("private Context {|GF1006:_kept|};")]
    [InlineData("private Context? {|GF1006:_kept|} = null;")]
    [InlineData("public Context {|GF1006:Kept|} { get; set; }")]
    [InlineData("private readonly List<Context> {|GF1006:_all|} = [];")]
    [InlineData("private readonly Dictionary<string, Context[]> {|GF1006:_all|} = [];")]
    [InlineData("private static Context {|GF1006:s_last|};")]
    [InlineData("public static class Last { public static Context {|GF1006:Context|} { get; set; } }")]
    public Task Context_in_a_member_of_the_workflow_or_a_static_one_is_reported(string member) => Rule<ContextOutlivesStep>.Reports(StepSource.Async("", member));

    [Theory]
    [InlineData("private Func<Context, Task>? _handler;")]
    [InlineData("private readonly List<Action<Context>> _handlers = [];")]
    [InlineData("private Context Computed => default;")]
    [InlineData("private readonly AsyncLocal<Context> _ambient = new();")]
    [InlineData("private void Helper(Context ctx) { }")]
    [InlineData("private struct Visitor(Context ctx) { public void Visit() => ctx.WriteEventToStream(new P()); }")]
    [InlineData("private sealed class Reporter(Context ctx) { private readonly Context _ctx = ctx; public void Report() => _ctx.WriteEventToStream(new P()); }")]
    [InlineData("private sealed class Context { } private readonly Context _mine = new();")]
    public Task Type_that_names_a_Context_or_that_a_step_may_make_for_itself_is_not_reported(string member) => Rule<ContextOutlivesStep>.Reports(StepSource.Workflow("", member));

    [Theory]
    [InlineData("{|GF1006:_holder.Kept = ctx|};")]
    [InlineData("{|GF1006:this._any = ctx|};")]
    [InlineData("{|GF1006:Task.Run(() => ctx.SendEvent(new StopEvent()))|};")]
    [InlineData("_ = {|GF1006:Task.Run(async () => { await Task.Delay(1); ctx.WriteEventToStream(new P()); })|};")]
    [InlineData("_ = {|GF1006:Task.Run(() => LaterAsync(ctx))|};")]
    [InlineData("_ = {|GF1006:Task.Factory.StartNew(() => Now(ctx))|};")]
    [InlineData("{|GF1006:ThreadPool.QueueUserWorkItem(_ => Now(ctx))|};")]
    [InlineData("{|GF1006:new Thread(() => Now(ctx)).Start()|};")]
    [InlineData("_ = {|GF1006:new Timer(_ => Now(ctx), null, 0, 100)|};")]
    [InlineData("_ = {|GF1006:LaterAsync(ctx)|};")]
    [InlineData("{|GF1006:LaterAsync(ctx)|};")]
    [InlineData("{|GF1006:Forget(ctx)|};")]
    [InlineData("_ = {|GF1006:Watch()|}; async Task Watch() { await Task.Delay(1); ctx.WriteEventToStream(new P()); }")]
    [InlineData("{|GF1006:Watch()|}; async void Watch() { await Task.Delay(1); ctx.WriteEventToStream(new P()); }")]
    [InlineData("_ = {|GF1006:Task.Run(Watch)|}; async Task Watch() { await Task.Delay(1); ctx.WriteEventToStream(new P()); }")]
    [InlineData("_ = {|GF1006:Parallel.ForEachAsync([1], async (i, token) => { await Task.Yield(); ctx.WriteEventToStream(new P(i)); })|};")]
    [InlineData("_ = {|GF1006:Task.Delay(1).ContinueWith(_ => Now(ctx))|};")]
    [InlineData("_ = {|GF1006:Task.Run(() => ctx.Services.GetHashCode())|};")]
    public Task Context_that_is_kept_or_used_by_dropped_work_is_reported(string statement) => Rule<ContextOutlivesStep>.Reports(StepSource.Async(statement, Members));

    [Theory]
    [InlineData("await Task.Run(() => ctx.SendEvent(new StopEvent()));")]
    [InlineData("Task work = Task.Run(() => LaterAsync(ctx)); await work;")]
    [InlineData("await LaterAsync(ctx);")]
    [InlineData("_ = Task.Run(() => ctx.WriteEventToStream(new P()));")]
    [InlineData("_ = Task.Run(() => Console.WriteLine(ctx.RunId));")]
    [InlineData("_ = LaterAsync(ctx.CancellationToken);")]
    [InlineData("Now(ctx);")]
    [InlineData("var done = new TaskCompletionSource(); _ = Task.Run(() => { Now(ctx); done.SetResult(); }); await done.Task;")]
    [InlineData("var done = new TaskCompletionSource(); _ = SignalAsync(ctx, done); await done.Task;")]
    [InlineData("var thread = new Thread(() => Now(ctx)); thread.Start(); thread.Join();")]
    [InlineData("using var timer = new Timer(_ => Now(ctx), null, 0, 100);")]
    [InlineData("await Watch(); async Task Watch() { await Task.Delay(1); ctx.WriteEventToStream(new P()); }")]
    [InlineData("await Task.WhenAll(Watch(), Watch()); async Task Watch() { await Task.Delay(1); ctx.WriteEventToStream(new P()); }")]
    [InlineData("Note(); void Note() => ctx.WriteEventToStream(new P());")]
    [InlineData("new List<int>().ForEach(i => ctx.WriteEventToStream(new P(i)));")]
    [InlineData("var holder = new Holder(); holder.Kept = ctx; var other = new Holder { Kept = ctx };")]
    [InlineData("Context copy = ctx; Now(copy);")]
    [InlineData("_any = ctx.RunId;")]
    [InlineData("_ = ctx.Attempt; _ = ctx.ToString();")]
    [InlineData("_ = Task.Run(() => Console.WriteLine());")]
    public Task Context_that_stays_in_its_step_is_not_reported(string statement) => Rule<ContextOutlivesStep>.Reports(StepSource.Async(statement, Members));

    [Fact]
    public Task Assignment_to_a_declared_holder_is_reported_once_where_it_is_declared() => Rule<ContextOutlivesStep>.Reports(StepSource.Async(
        "_kept = ctx; Kept = ctx; s_last = ctx;",
        "private Context {|GF1006:_kept|}; public Context {|GF1006:Kept|} { get; set; } private static Context {|GF1006:s_last|};"));
}
