using GenFlow.CodeFixes;

namespace GenFlow.Analyzers.Tests;

public class StreamWriteAsTaskTests
{
    private static readonly string[] s_compiler = ["CS0029", "CS1662", "CS1997", "CS0815", "CS1503", "CS0411", "CS0121", "CS8031", "CS8030"];

    [Theory]
    [InlineData("await {|GF1002:Task.Run(() => ctx.WriteEventToStream(new P()))|};")]
    [InlineData("await {|GF1002:Task.Run(() => ctx.WriteEventToStream(new P()))|}.ConfigureAwait(false);")]
    [InlineData("await ({|GF1002:Task.Run(() => ctx.WriteEventToStream(new P(1.GetHashCode())))|});")]
    [InlineData("_ = {|GF1002:Task.Run(() => ctx.WriteEventToStream(new P()))|};")]
    [InlineData("{|GF1002:Task.Run(() => { ctx.WriteEventToStream(new P(1)); ctx.WriteEventToStream(new P(2)); })|};")]
    [InlineData("await {|GF1002:Task.Run(delegate { ctx.WriteEventToStream(new P()); })|};")]
    [InlineData("await {|GF1002:Task.Run(() => ctx.WriteEventToStream(new P()), ctx.CancellationToken)|};")]
    [InlineData("await {|GF1002:Task.Factory.StartNew(() => ctx.WriteEventToStream(new P()))|};")]
    [InlineData("{|GF1002:ThreadPool.QueueUserWorkItem(_ => ctx.WriteEventToStream(new P()))|};")]
    [InlineData("Task t = {|GF1002:Task.Run(() => ctx.WriteEventToStream(new P()))|}; await t;")]
    [InlineData("Func<Task> f = () => {|GF1002:Task.Run(() => ctx.WriteEventToStream(new P()))|}; await f();")]
    public Task Write_on_another_thread_is_reported(string statement) => Rule<StreamWriteAsTask>.Reports(StepSource.Async(statement));

    [Theory]
    [InlineData("Func<Task> f = () => {|GF1002:ctx.WriteEventToStream(new P())|};")]
    [InlineData("Func<Task> f = () => { return {|GF1002:ctx.WriteEventToStream(new P())|}; };")]
    [InlineData("Func<ValueTask> f = () => ({|GF1002:ctx.WriteEventToStream(new P())|});")]
    [InlineData("Task Local() => {|GF1002:ctx.WriteEventToStream(new P())|};")]
    [InlineData("async Task Local() { await Task.Yield(); return {|GF1002:ctx.WriteEventToStream(new P())|}; }")]
    [InlineData("Task t = {|GF1002:ctx.WriteEventToStream(new P())|};")]
    [InlineData("await Task.WhenAll({|GF1002:ctx.WriteEventToStream(new P(1))|}, {|GF1002:ctx.WriteEventToStream(new P(2))|});")]
    public Task Write_taken_for_a_task_is_reported(string statement) => Rule<StreamWriteAsTask>.Reports(s_compiler, StepSource.Async(statement));

    [Theory]
    [InlineData("public Task Note(Context ctx, StartEvent start) => {|GF1002:ctx.WriteEventToStream(new P())|};")]
    [InlineData("public ValueTask Note(Context ctx, StartEvent start) { return {|GF1002:ctx.WriteEventToStream(new P())|}; }")]
    [InlineData("public Task<StopEvent> Note(Context ctx, StartEvent start) => {|GF1002:ctx.WriteEventToStream(new P())|};")]
    public Task Write_returned_from_a_step_is_reported(string step) => Rule<StreamWriteAsTask>.Reports(s_compiler, StepSource.Workflow("[Step] " + step));

    [Theory]
    [InlineData("ctx.WriteEventToStream(new P());")]
    [InlineData("Action f = () => ctx.WriteEventToStream(new P()); f();")]
    [InlineData("Func<Task> f = async () => ctx.WriteEventToStream(new P(await Service.GetAsync()));")]
    [InlineData("await Task.Run(() => { int n = 1; ctx.WriteEventToStream(new P(n)); });")]
    [InlineData("await Task.Run(() => { for (int i = 0; i < 3; i++) ctx.WriteEventToStream(new P(i)); });")]
    [InlineData("await Task.Run(() => Other.WriteEventToStream(new P()));")]
    [InlineData("await Task.WhenAll(Enumerable.Range(0, 3).Select(i => Task.Run(() => ctx.WriteEventToStream(new P(i.GetHashCode())))));")]
    [InlineData("void Local() => ctx.WriteEventToStream(new P()); Local();")]
    [InlineData("new List<P>().ForEach(p => ctx.WriteEventToStream(p));")]
    [InlineData("await Other.Run(() => ctx.WriteEventToStream(new P()));")]
    [InlineData("await Task.Run(() => { });")]
    public Task Write_in_its_place_or_beside_other_work_is_not_reported(string statement) => Rule<StreamWriteAsTask>.Reports(StepSource.Async(statement) + """

        public static class Other
        {
            public static Task WriteEventToStream(P ev) => Task.CompletedTask;
            public static Task Run(Action action) { action(); return Task.CompletedTask; }
        }
        """);

    [Fact]
    public Task Write_handed_over_is_put_in_place() => Rule<StreamWriteAsTask>.Fixes<WriteInPlace>(
        StepSource.Async("""
            // first
                    await Task.Run(() => ctx.WriteEventToStream(new P(1))); // behind
                    _ = Task.Run(() => ctx.WriteEventToStream(new P(2)), ctx.CancellationToken);
                    await Task.Run(() =>
                    {
                        // third
                        ctx.WriteEventToStream(new P(3));
                        ctx.WriteEventToStream(new P(4));
                    }).ConfigureAwait(false);
                    if (start is not null)
                        ThreadPool.QueueUserWorkItem(_ => ctx.WriteEventToStream(new P(5)));
            """),
        StepSource.Async("""
            // first
                    ctx.WriteEventToStream(new P(1)); // behind
                    ctx.WriteEventToStream(new P(2));
                    // third
                    ctx.WriteEventToStream(new P(3));
                    ctx.WriteEventToStream(new P(4));
                    if (start is not null)
                        ctx.WriteEventToStream(new P(5));
            """));

    [Fact]
    public Task Returned_write_is_written_then_a_completed_task_is_returned() => Rule<StreamWriteAsTask>.Fixes<WriteInPlace>(
        StepSource.Workflow("""
                [Step]
                public Task Arrow(Context ctx, StartEvent start) => ctx.WriteEventToStream(new P());

                [Step]
                public ValueTask Block(Context ctx, StartEvent start)
                {
                    return ctx.WriteEventToStream(new P()); // behind
                }

                [Step]
                public async Task Async(Context ctx, StartEvent start)
                {
                    await Task.Yield();
                    if (start is null)
                    {
                        return ctx.WriteEventToStream(new P(1));
                    }

                    return ctx.WriteEventToStream(new P(2));
                }
            """),
        StepSource.Workflow("""
                [Step]
                public Task Arrow(Context ctx, StartEvent start)
                {
                    ctx.WriteEventToStream(new P());
                    return Task.CompletedTask;
                }

                [Step]
                public ValueTask Block(Context ctx, StartEvent start)
                {
                    ctx.WriteEventToStream(new P());
                    return ValueTask.CompletedTask; // behind
                }

                [Step]
                public async Task Async(Context ctx, StartEvent start)
                {
                    await Task.Yield();
                    if (start is null)
                    {
                        ctx.WriteEventToStream(new P(1));
                        return;
                    }

                    ctx.WriteEventToStream(new P(2));
                }
            """));

    [Theory]
    [InlineData("ThreadPool.QueueUserWorkItem(p => ctx.WriteEventToStream((P)p!), new P());")]
    [InlineData("Task t = Task.Run(() => ctx.WriteEventToStream(new P())); await t;")]
    [InlineData("await Task.WhenAll(ctx.WriteEventToStream(new P()));")]
    [InlineData("Func<Task<int>> f = () => ctx.WriteEventToStream(new P());")]
    public Task Write_whose_place_is_not_clear_is_not_fixed(string statement) => Rule<StreamWriteAsTask>.OffersNoFix<WriteInPlace>(StepSource.Async(statement));
}
