using GenFlow.CodeFixes;

namespace GenFlow.Analyzers.Tests;

public class AwaitedStreamWriteTests
{
    private static readonly string[] s_compiler = ["CS4008", "CS0023", "CS0815", "CS0029", "CS1997", "CS1660", "CS1662", "CS8031", "CS8030", "CS0173", "CS0030", "CS0411", "CS1503", "CS4033", "CS4034", "CS4010"];

    [Theory]
    [InlineData("{|GF1001:await ctx.WriteEventToStream(new P())|};")]
    [InlineData("{|GF1001:await (ctx.WriteEventToStream(new P()))|};")]
    [InlineData("{|GF1001:await ctx.WriteEventToStream(new P()).ConfigureAwait(false)|};")]
    [InlineData("if (true) {|GF1001:await ctx.WriteEventToStream(new P())|};")]
    [InlineData("Func<Task> f = async () => {|GF1001:await ctx.WriteEventToStream(new P())|};")]
    [InlineData("Func<Task> f = async () => {|GF1001:await ctx.WriteEventToStream(new P())|}; await f();")]
    [InlineData("Action f = () => {|GF1001:await ctx.WriteEventToStream(new P())|}; f();")]
    [InlineData("Func<Task> f = async delegate { {|GF1001:await ctx.WriteEventToStream(new P())|}; }; await f();")]
    [InlineData("async Task Local() => {|GF1001:await ctx.WriteEventToStream(new P())|}; await Local();")]
    [InlineData("Func<Task> f = async () => { return {|GF1001:await ctx.WriteEventToStream(new P())|}; }; await f();")]
    [InlineData("var x = {|GF1001:await ctx.WriteEventToStream(new P())|};")]
    [InlineData("object x = (object){|GF1001:await ctx.WriteEventToStream(new P())|};")]
    [InlineData("object? x = start is null ? {|GF1001:await ctx.WriteEventToStream(new P())|} : null;")]
    [InlineData("_ = {|GF1001:await ctx.WriteEventToStream(new P())|};")]
    [InlineData("await Task.Run(async () => {|GF1001:await ctx.WriteEventToStream(new P())|});")]
    [InlineData("async Task Local() { {|GF1001:await ctx.WriteEventToStream(new P())|}; }")]
    public Task Await_of_the_write_is_reported(string statement) => Rule<AwaitedStreamWrite>.Reports(s_compiler, Step(statement));

    [Theory]
    [InlineData("ctx.WriteEventToStream(new P());")]
    [InlineData("await ctx.StreamCapacityAsync();")]
    [InlineData("await new Other().WriteEventToStream(new P());")]
    [InlineData("await Task.Run(() => ctx.WriteEventToStream(new P()));")]
    public Task Write_that_is_not_awaited_is_not_reported(string statement) => Rule<AwaitedStreamWrite>.Reports(Step(statement));

    [Fact]
    public Task Await_is_removed_with_what_is_called_on_the_write() => Rule<AwaitedStreamWrite>.Fixes<RemoveAwait>(
        Step("""
            // before
                    await ctx.WriteEventToStream(new P()); // behind
                    await (ctx.WriteEventToStream(new P())).ConfigureAwait(false);
            """),
        Step("""
            // before
                    ctx.WriteEventToStream(new P()); // behind
                    ctx.WriteEventToStream(new P());
            """));

    [Fact]
    public Task Returned_await_is_a_write_then_a_return() => Rule<AwaitedStreamWrite>.Fixes<RemoveAwait>(
        Step("""
            Func<Task> f = async () => await ctx.WriteEventToStream(new P());
                    async Task Local()
                    {
                        if (start is null)
                        {
                            return await ctx.WriteEventToStream(new P());
                        }

                        return await ctx.WriteEventToStream(new P());
                    }
            """),
        Step("""
            Func<Task> f = async () => ctx.WriteEventToStream(new P());
                    async Task Local()
                    {
                        if (start is null)
                        {
                            ctx.WriteEventToStream(new P());
                            return;
                        }

                        ctx.WriteEventToStream(new P());
                    }
            """));

    [Theory]
    [InlineData("var x = await ctx.WriteEventToStream(new P());")]
    [InlineData("object? x = start is null ? await ctx.WriteEventToStream(new P()) : null;")]
    public Task Place_of_a_value_is_not_fixed(string statement) => Rule<AwaitedStreamWrite>.OffersNoFix<RemoveAwait>(Step(statement));

    private static string Step(string body) => $$"""
        [StreamEvent] public partial record P;

        public class Other
        {
            public Task WriteEventToStream(P ev) => Task.CompletedTask;
        }

        [Workflow]
        public partial class W
        {
            [Step]
            public async Task<StopEvent> Process(Context ctx, StartEvent start)
            {
                {{body}}
                return new StopEvent();
            }
        }
        """;
}
