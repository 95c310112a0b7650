using GenFlow.CodeFixes;

namespace GenFlow.Analyzers.Tests;

public class AwaitedStreamWriteTests
{
    private static readonly string[] s_compiler = ["CS4008", "CS0023"];

    [Theory]
    [InlineData("{|GF1001:await ctx.WriteEventToStream(new P())|};")]
    [InlineData("{|GF1001:await (ctx.WriteEventToStream(new P()))|};")]
    [InlineData("{|GF1001:await ctx.WriteEventToStream(new P()).ConfigureAwait(false)|};")]
    [InlineData("if (true) {|GF1001:await ctx.WriteEventToStream(new P())|};")]
    [InlineData("Func<Task> f = async () => {|GF1001:await ctx.WriteEventToStream(new P())|};")]
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
